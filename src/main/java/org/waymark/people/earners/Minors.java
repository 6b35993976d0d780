package org.waymark.people.earners;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Who is protected as a minor: no e-mail, nothing public, nothing that can be searched, and only their school's staff see
 * them. Every door asks here; the search for people leaves them out in the same row.
 */
@Service
@Transactional(readOnly = true)
public class Minors {

    private final JdbcClient jdbc;
    private final Clock clock;

    Minors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean isProtected(PersonId person, DistrictId district) {
        return !protectedAmong(List.of(person), district).isEmpty();
    }

    /** Those of these who are, in one read. */
    public Set<PersonId> protectedAmong(Collection<PersonId> persons, DistrictId district) {
        if (persons.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select id from person where district_id = :district and protected_until > :today"
                        + " and id in (:persons)")
                .param("district", district.id())
                .param("today", today(clock))
                .param("persons", persons.stream().map(PersonId::id).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    /** The day that has begun everywhere: a protection does not end an hour early in any zone. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }
}
