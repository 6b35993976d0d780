package org.waymark.people.programmes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;

/** Lists of programmes, each in one read. */
@Component
@Transactional(readOnly = true)
class ProgrammeRows {

    private static final String CARD = "select p.id, p.name, p.begins_on, p.ends_on, p.pilot, p.ended_at,"
            + " (select count(*) from programme_member m where m.programme_id = p.id and m.district_id = p.district_id"
            + " and m.ended_at is null" + MemberRows.ONCE + ") as members";

    /** Whoever was named a coach and holds the role now: with the role ends what it opened. */
    private static final String COACHED = "(exists (select 1 from programme_coach h where h.programme_id = p.id"
            + " and h.district_id = p.district_id and h.person_id = :person) or exists (select 1 from cohort h"
            + " where h.programme_id = p.id and h.district_id = p.district_id and h.coach_id = :person"
            + " and h.ended_at is null)) and exists (select 1 from role_grant g where g.district_id = p.district_id"
            + " and g.person_id = :person and g.role = 'COACH' and g.ended_at is null"
            + " and (g.until_at is null or g.until_at > :now))";

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    ProgrammeRows(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All of a district, those that run first. */
    List<ProgrammeCard> all(DistrictId district) {
        return jdbc.query(
                CARD + " from programme p where p.district_id = :district"
                        + " order by case when p.ended_at is null then 0 else 1 end, p.name, p.id",
                new MapSqlParameterSource("district", district.id()),
                (row, n) -> card(row));
    }

    /** Those that somebody is in, or coaches in. */
    List<MyProgramme> of(PersonId person, DistrictId district) {
        return jdbc.query(
                "select p.id, p.name, p.why, p.begins_on, p.ends_on, p.ended_at,"
                        + " case when m.person_id is null then false else true end as member"
                        + " from programme p left join programme_member m on m.programme_id = p.id"
                        + " and m.district_id = p.district_id and m.person_id = :person and m.ended_at is null"
                        + " where p.district_id = :district and (m.person_id is not null or " + COACHED + ")"
                        + " order by case when p.ended_at is null then 0 else 1 end, p.name, p.id",
                ofPerson(person, district),
                (row, n) -> new MyProgramme(
                        new ProgrammeId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("why"),
                        row.getObject("begins_on", LocalDate.class),
                        row.getObject("ends_on", LocalDate.class),
                        row.getObject("ended_at") != null,
                        row.getBoolean("member")));
    }

    /** What the running ones offer that somebody is in. */
    List<Programmes.Offering> offeredTo(PersonId person, DistrictId district) {
        Map<UUID, Programmes.Offering> offerings = new LinkedHashMap<>();
        jdbc.query(
                "select p.id, a.audience, c.definition_id from programme_member m"
                        + " join programme p on p.id = m.programme_id and p.district_id = m.district_id"
                        + " left join programme_audience a on a.programme_id = p.id"
                        + " left join programme_credential c on c.programme_id = p.id"
                        + " where m.person_id = :person and m.district_id = :district and m.ended_at is null"
                        + " and p.ended_at is null order by p.id",
                new MapSqlParameterSource("district", district.id()).addValue("person", person.id()),
                row -> {
                    Programmes.Offering offering = offerings.computeIfAbsent(
                            row.getObject("id", UUID.class),
                            id -> new Programmes.Offering(EnumSet.noneOf(Audience.class), new HashSet<>()));
                    String audience = row.getString("audience");
                    if (audience != null) {
                        offering.audiences().add(Audience.valueOf(audience));
                    }
                    UUID credential = row.getObject("definition_id", UUID.class);
                    if (credential != null) {
                        offering.credentials().add(credential);
                    }
                });
        return List.copyOf(offerings.values());
    }

    /** Coaches of the cohorts that somebody is in, then of their programmes. */
    List<Programmes.CoachOf> coachesOf(PersonId member, DistrictId district) {
        return jdbc.query(
                "select h.coach, h.name, h.assigned from (select c.coach_id as coach, c.name, 1 as assigned"
                        + " from cohort_member i join cohort c on c.id = i.cohort_id and c.district_id = i.district_id"
                        + " and c.ended_at is null join programme_member m on m.programme_id = c.programme_id"
                        + " and m.person_id = i.person_id and m.district_id = i.district_id and m.ended_at is null"
                        + " where i.person_id = :person and i.district_id = :district and c.coach_id is not null"
                        + " union all select k.person_id, p.name, 0 from programme_member m join programme p"
                        + " on p.id = m.programme_id and p.district_id = m.district_id and p.ended_at is null"
                        + " join programme_coach k on k.programme_id = p.id and k.district_id = p.district_id"
                        + " where m.person_id = :person and m.district_id = :district and m.ended_at is null) h"
                        + " where exists (select 1 from role_grant g where g.district_id = :district"
                        + " and g.person_id = h.coach and g.role = 'COACH' and g.ended_at is null"
                        + " and (g.until_at is null or g.until_at > :now)) order by h.assigned desc, h.name, h.coach",
                ofPerson(member, district),
                (row, n) -> new Programmes.CoachOf(
                        new PersonId(row.getObject("coach", UUID.class)),
                        row.getString("name"),
                        row.getInt("assigned") == 1));
    }

    /** Whether somebody coaches in a programme, or a cohort of it. */
    boolean isCoachedBy(PersonId person, ProgrammeId programme, DistrictId district) {
        return !jdbc.queryForList(
                        "select p.id from programme p where p.id = :programme and p.district_id = :district and ("
                                + COACHED + ")",
                        ofPerson(person, district).addValue("programme", programme.id()))
                .isEmpty();
    }

    private MapSqlParameterSource ofPerson(PersonId person, DistrictId district) {
        return new MapSqlParameterSource("district", district.id())
                .addValue("person", person.id())
                .addValue("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static ProgrammeCard card(ResultSet row) throws SQLException {
        return new ProgrammeCard(
                new ProgrammeId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getObject("begins_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("pilot"),
                row.getObject("ended_at") != null,
                row.getLong("members"));
    }
}
