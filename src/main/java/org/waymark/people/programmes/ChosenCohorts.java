package org.waymark.people.programmes;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Cohorts as others choose them, such as those who try something first: by id, with those who are in them now. */
@Service
@Transactional(readOnly = true)
public class ChosenCohorts {

    private static final String RUNNING = " join programme g on g.id = c.programme_id and g.district_id = c.district_id"
            + " and g.ended_at is null where c.ended_at is null and c.district_id = :district";

    private static final String STILL = CohortMembers.STILL;

    private final JdbcClient jdbc;
    private final Clock clock;

    ChosenCohorts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A cohort in a list to choose from. */
    public record Choice(UUID id, String name, String programme) {}

    /** Those of running programmes, by programme and name; one read. */
    public List<Choice> running(DistrictId district) {
        return jdbc.sql("select c.id, c.name, g.name as programme from cohort c" + RUNNING
                        + " order by g.name, c.name, c.id")
                .param("district", district.id())
                .query((row, n) ->
                        new Choice(row.getObject("id", UUID.class), row.getString("name"), row.getString("programme")))
                .list();
    }

    /** The cohorts that somebody is in; one read. */
    public Set<UUID> of(PersonId person, DistrictId district) {
        return new HashSet<>(jdbc.sql("select m.cohort_id from cohort_member m" + STILL
                        + " where m.person_id = :person and m.district_id = :district and c.ended_at is null")
                .param("today", MemberRows.today(clock))
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> row.getObject("cohort_id", UUID.class))
                .list());
    }

    /** Everyone who is in one of them; one read. */
    public List<PersonId> members(Collection<UUID> cohorts, DistrictId district) {
        return cohorts.isEmpty()
                ? List.of()
                : jdbc.sql("select distinct m.person_id from cohort_member m" + STILL
                                + " where m.cohort_id in (:cohorts) and m.district_id = :district"
                                + " and c.ended_at is null order by m.person_id")
                        .param("today", MemberRows.today(clock))
                        .param("cohorts", cohorts)
                        .param("district", district.id())
                        .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                        .list();
    }
}
