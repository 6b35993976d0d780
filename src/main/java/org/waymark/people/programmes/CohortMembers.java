package org.waymark.people.programmes;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * Who is in which cohort. Whoever leaves the programme is in none of its cohorts until they are back, and students who are
 * protected as minors are in none: others of a cohort would see them.
 */
@Component
@Transactional
class CohortMembers {

    static final String STILL = " join cohort c on c.id = m.cohort_id and c.district_id = m.district_id"
            + " join programme_member p on p.programme_id = c.programme_id and p.person_id = m.person_id"
            + " and p.district_id = m.district_id and p.ended_at is null"
            + " join person s on s.id = m.person_id and s.district_id = m.district_id"
            + " and (s.protected_until is null or s.protected_until <= :today)";

    private final JdbcClient jdbc;
    private final Clock clock;

    CohortMembers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<PersonId> of(CohortId cohort, DistrictId district) {
        return jdbc.sql("select m.person_id from cohort_member m" + STILL
                        + " where m.cohort_id = :cohort and m.district_id = :district order by m.person_id")
                .param("today", MemberRows.today(clock))
                .param("cohort", cohort.id())
                .param("district", district.id())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** How many there are in each cohort of a programme. */
    Map<CohortId, Integer> sizes(ProgrammeId programme, DistrictId district) {
        Map<CohortId, Integer> sizes = new HashMap<>();
        jdbc.sql("select m.cohort_id, count(*) as members from cohort_member m" + STILL
                        + " where c.programme_id = :programme and m.district_id = :district group by m.cohort_id")
                .param("today", MemberRows.today(clock))
                .param("programme", programme.id())
                .param("district", district.id())
                .query(row -> {
                    sizes.put(new CohortId(row.getObject("cohort_id", UUID.class)), row.getInt("members"));
                });
        return sizes;
    }

    /** The cohorts of a programme that somebody is in. */
    List<CohortId> with(PersonId person, ProgrammeId programme, DistrictId district) {
        return jdbc.sql("select m.cohort_id from cohort_member m" + STILL
                        + " where c.programme_id = :programme and m.district_id = :district and m.person_id = :person")
                .param("today", MemberRows.today(clock))
                .param("programme", programme.id())
                .param("district", district.id())
                .param("person", person.id())
                .query((row, n) -> new CohortId(row.getObject("cohort_id", UUID.class)))
                .list();
    }

    boolean add(CohortId cohort, DistrictId district, PersonId person, Instant now) {
        return jdbc.sql("insert into cohort_member (cohort_id, person_id, district_id, since)"
                                + " values (:cohort, :person, :district, :now) on conflict do nothing")
                        .param("cohort", cohort.id())
                        .param("person", person.id())
                        .param("district", district.id())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean remove(CohortId cohort, DistrictId district, PersonId person) {
        return jdbc.sql("delete from cohort_member where cohort_id = :cohort and district_id = :district"
                                + " and person_id = :person")
                        .param("cohort", cohort.id())
                        .param("district", district.id())
                        .param("person", person.id())
                        .update()
                == 1;
    }

    /** Those who are to be told of something new: not its author, and nobody who has not looked since the last time. */
    List<PersonId> toTell(CohortId cohort, DistrictId district, PersonId author, Instant now) {
        List<PersonId> untold = jdbc.sql("select m.person_id from cohort_member m" + STILL
                        + " where m.cohort_id = :cohort and m.district_id = :district and m.told_at is null"
                        + " and m.person_id <> :author order by m.person_id")
                .param("today", MemberRows.today(clock))
                .param("cohort", cohort.id())
                .param("district", district.id())
                .param("author", author.id())
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
        if (!untold.isEmpty()) {
            jdbc.sql("update cohort_member set told_at = :now where cohort_id = :cohort and district_id = :district"
                            + " and person_id in (:persons)")
                    .param("now", at(now))
                    .param("cohort", cohort.id())
                    .param("district", district.id())
                    .param("persons", untold.stream().map(PersonId::id).toList())
                    .update();
        }
        return untold;
    }

    /** Whether its coach is to be told of something new, which is then done. */
    boolean tellsCoach(CohortId cohort, DistrictId district, PersonId author, Instant now) {
        return jdbc.sql("update cohort set coach_told_at = :now where id = :cohort and district_id = :district"
                                + " and coach_id is not null and coach_id <> :author and coach_told_at is null")
                        .param("now", at(now))
                        .param("cohort", cohort.id())
                        .param("district", district.id())
                        .param("author", author.id())
                        .update()
                == 1;
    }

    void looked(CohortId cohort, DistrictId district, PersonId person) {
        jdbc.sql("update cohort_member set told_at = null where cohort_id = :cohort and district_id = :district"
                        + " and person_id = :person and told_at is not null")
                .param("cohort", cohort.id())
                .param("district", district.id())
                .param("person", person.id())
                .update();
        jdbc.sql("update cohort set coach_told_at = null where id = :cohort and district_id = :district"
                        + " and coach_id = :person and coach_told_at is not null")
                .param("cohort", cohort.id())
                .param("district", district.id())
                .param("person", person.id())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
