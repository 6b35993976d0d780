package org.waymark.people.earners;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/**
 * Who is protected as a minor: no e-mail, nothing public, nothing that can be searched, and only their school's staff see
 * them. Every door asks here; the search for people leaves them out in the same row.
 */
@Service
@Transactional(readOnly = true)
public class Minors {

    private final People people;
    private final SchoolWatches watches;
    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final Clock clock;

    Minors(People people, SchoolWatches watches, JdbcClient jdbc, MessageSource messages, Clock clock) {
        this.people = people;
        this.watches = watches;
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    public boolean isProtected(PersonId person, DistrictId district) {
        return !protectedAmong(List.of(person), district).isEmpty();
    }

    /** Those of these who are, in one read. */
    public Set<PersonId> protectedAmong(Collection<PersonId> persons, DistrictId district) {
        return schools(persons, district).keySet();
    }

    /**
     * What somebody is called by strangers, in one read, without a neutral word for who has no name; empty for who is protected.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> nameForAll(PersonId person, DistrictId district) {
        LocalDate today = today(clock);
        return jdbc.sql("select coalesce(display_name, roster_name, ''), protected_until from person"
                        + " where id = ? and district_id = ?")
                .params(person.id(), district.id())
                .query((row, n) -> {
                    LocalDate until = row.getObject(2, LocalDate.class);
                    return until != null && until.isAfter(today)
                            ? Optional.<String>empty()
                            : Optional.of(row.getString(1));
                })
                .optional()
                .orElse(Optional.of(""));
    }

    /**
     * Display names as somebody may read them: that of a minor only to themselves and to the staff of their school who look
     * after students; a neutral word for all others.
     *
     * @param viewer null for the operator
     */
    public Map<PersonId, String> names(Collection<PersonId> persons, DistrictId district, @Nullable PersonId viewer) {
        Map<PersonId, String> names = new HashMap<>(people.names(persons, district));
        Map<PersonId, Optional<String>> hidden = schools(persons, district);
        if (viewer != null) {
            hidden.remove(viewer);
            if (!hidden.isEmpty()) {
                watches.of(viewer, district)
                        .ifPresent(watch -> hidden.values().removeIf(school -> watch.covers(school.orElse(null))));
            }
        }
        String neutral = messages.getMessage("earners.minor.neutral", null, LocaleContextHolder.getLocale());
        hidden.keySet().forEach(minor -> names.put(minor, neutral));
        return names;
    }

    /** Whether somebody may see a person by name: everyone sees those who are not protected as minors. */
    public boolean isSeenBy(PersonId viewer, PersonId person, DistrictId district) {
        Map<PersonId, Optional<String>> hidden = schools(List.of(person), district);
        return hidden.isEmpty()
                || watches.of(viewer, district)
                        .filter(watch ->
                                watch.covers(hidden.values().iterator().next().orElse(null)))
                        .isPresent();
    }

    private Map<PersonId, Optional<String>> schools(Collection<PersonId> persons, DistrictId district) {
        Map<PersonId, Optional<String>> schools = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.sql("select id, protected_school from person where district_id = :district"
                            + " and protected_until > :today and id in (:persons)")
                    .param("district", district.id())
                    .param("today", today(clock))
                    .param("persons", persons.stream().map(PersonId::id).toList())
                    .query((row, n) -> schools.put(
                            new PersonId(row.getObject("id", UUID.class)),
                            Optional.ofNullable(row.getString("protected_school"))))
                    .list();
        }
        return schools;
    }

    /** The day that has begun everywhere: a protection does not end an hour early in any zone. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(-12));
    }
}
