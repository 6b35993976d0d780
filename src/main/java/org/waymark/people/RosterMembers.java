package org.waymark.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MemberStatus;

/** The rows of rosters' members: written some hundreds at a time, since a course may have ten thousand. */
@Component
@Transactional
class RosterMembers {

    private static final String OF_THESE = " where roster_id = :roster and district_id = :district and sub in (:subs)";
    private static final String LEAVING = " where roster_id = :roster and district_id = :district"
            + " and status = 'ACTIVE' and leaving_in_run = :run";
    private static final String UNEXPECTED = " and (missing_since is null or missing_since > :agreed)";

    private final NamedParameterJdbcTemplate jdbc;

    RosterMembers(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(MemberStatus status, boolean learner, boolean byLaunch) {}

    /** Takes over what a list says of some members; whom it lets go is only noted until it was read to its end. */
    void take(RosterReading reading, List<Member> some, Instant now) {
        Map<String, Member> last = new HashMap<>();
        some.forEach(member -> last.put(member.userId(), member));
        Map<String, Known> known = known(reading, last.keySet());
        List<SqlParameterSource> added = new ArrayList<>();
        List<SqlParameterSource> changed = new ArrayList<>();
        Set<String> leaving = new HashSet<>();
        last.forEach((sub, member) -> {
            Known before = known.get(sub);
            if (before == null) {
                MemberStatus status = member.status() == MemberStatus.UNKNOWN ? MemberStatus.ACTIVE : member.status();
                added.add(row(reading, sub, status, member.isLearner(), now));
                return;
            }
            // Moodle calls a non-editing teacher Instructor in a launch and Learner here: the launch's word stays.
            boolean learner = before.byLaunch() ? before.learner() : member.isLearner();
            boolean leaves = before.status() == MemberStatus.ACTIVE
                    && (member.status() == MemberStatus.INACTIVE || member.status() == MemberStatus.DELETED);
            boolean stays = leaves || member.status() == MemberStatus.UNKNOWN;
            MemberStatus status = stays ? before.status() : member.status();
            if (leaves) {
                leaving.add(sub);
            }
            if (before.status() != status || before.learner() != learner) {
                changed.add(row(reading, sub, status, learner, now));
            }
        });
        jdbc.batchUpdate(
                "insert into roster_member (roster_id, sub, district_id, status, learner, taught_by_launch, since,"
                        + " seen_in_run) values (:roster, :sub, :district, :status, :learner, false, :now, :run)"
                        + " on conflict do nothing",
                added.toArray(SqlParameterSource[]::new));
        jdbc.batchUpdate(
                "update roster_member set status = :status, learner = :learner, since = :now"
                        + " where roster_id = :roster and sub = :sub and district_id = :district",
                changed.toArray(SqlParameterSource[]::new));
        Set<String> staying = new HashSet<>(known.keySet());
        staying.removeAll(leaving);
        jdbc.update(
                "update roster_member set seen_in_run = :run, leaving_in_run = null, missing_since = null" + OF_THESE,
                of(reading).addValue("subs", orNobody(staying)));
        jdbc.update(
                "update roster_member set seen_in_run = :run, leaving_in_run = :run" + OF_THESE,
                of(reading).addValue("subs", orNobody(leaving)));
    }

    private static Set<String> orNobody(Set<String> subs) {
        return subs.isEmpty() ? Set.of("") : subs;
    }

    /** A platform such as Moodle never says Inactive: its members just vanish from the whole list. */
    void letTheUnnamedGo(RosterReading reading) {
        jdbc.update(
                "update roster_member set leaving_in_run = :run where roster_id = :roster and district_id = :district"
                        + " and status = 'ACTIVE' and seen_in_run < :run",
                of(reading));
    }

    /** How many this list lets go of whom none before did, or none up to that moment. */
    int leavingUnexpectedly(RosterReading reading, Instant agreed) {
        Integer count = jdbc.queryForObject(
                "select count(*) from roster_member" + LEAVING + UNEXPECTED,
                of(reading).addValue("agreed", at(agreed)),
                Integer.class);
        return count == null ? 0 : count;
    }

    /** These stay; that a list let them go is remembered for the next one. */
    void keepTheUnexpected(RosterReading reading, Instant agreed, Instant now) {
        jdbc.update(
                "update roster_member set leaving_in_run = null, missing_since = coalesce(missing_since, :now)"
                        + LEAVING
                        + UNEXPECTED,
                of(reading).addValue("agreed", at(agreed)).addValue("now", at(now)));
    }

    /** Shuts out some of those whom the list lets go; answers their subs, and nobody when all are done. */
    List<String> letGo(RosterReading reading, int some, Instant now) {
        List<String> subs = jdbc.queryForList(
                "select sub from roster_member" + LEAVING + " order by sub limit :some",
                of(reading).addValue("some", some),
                String.class);
        if (!subs.isEmpty()) {
            jdbc.update(
                    "update roster_member set since = :now, leaving_in_run = null, missing_since = null,"
                            + " status = case when seen_in_run = :run then 'INACTIVE' else 'DELETED' end"
                            + OF_THESE,
                    of(reading).addValue("subs", subs).addValue("now", at(now)));
        }
        return subs;
    }

    int active(RosterReading reading) {
        Integer count = jdbc.queryForObject(
                "select count(*) from roster_member where roster_id = :roster and district_id = :district"
                        + " and status = 'ACTIVE'",
                of(reading),
                Integer.class);
        return count == null ? 0 : count;
    }

    /** A launch says whether this member learns here; it costs one statement, and changes a row only by news. */
    void launched(CourseRosterId roster, DistrictId district, String sub, boolean learner) {
        jdbc.update(
                "update roster_member set learner = :learner, taught_by_launch = true"
                        + " where roster_id = :roster and district_id = :district and sub = :sub"
                        + " and (learner <> :learner or taught_by_launch = false)",
                new MapSqlParameterSource("roster", roster.id())
                        .addValue("district", district.id())
                        .addValue("sub", sub)
                        .addValue("learner", learner));
    }

    Optional<RosterStanding> standing(CourseRosterId roster, DistrictId district, String sub) {
        return jdbc
                .query(
                        "select status, learner from roster_member"
                                + " where roster_id = :roster and district_id = :district and sub = :sub",
                        new MapSqlParameterSource("roster", roster.id())
                                .addValue("district", district.id())
                                .addValue("sub", sub),
                        (row, n) -> new RosterStanding(
                                MemberStatus.ACTIVE.name().equals(row.getString("status")), row.getBoolean("learner")))
                .stream()
                .findFirst();
    }

    /** The active learners who are known here, each person once. */
    List<PersonId> learners(CourseRosterId roster, DistrictId district) {
        return jdbc.query(
                "select distinct coalesce(l.main_id, p.id) as id from roster_member m"
                        + " join course_roster r on r.id = m.roster_id"
                        + " join person p on p.district_id = m.district_id and p.issuer = r.issuer and p.sub = m.sub"
                        + " left join person_link l on l.district_id = p.district_id and l.other_id = p.id"
                        + " and l.undone_at is null"
                        + " where m.roster_id = :roster and m.district_id = :district and m.status = 'ACTIVE' and m.learner",
                new MapSqlParameterSource("roster", roster.id()).addValue("district", district.id()),
                (row, n) -> new PersonId(row.getObject("id", UUID.class)));
    }

    /** Everything that rosters keep of a person. */
    List<RosterListing> of(PersonId person, DistrictId district) {
        return jdbc.query(
                "select r.title, r.context_id, m.status, m.learner, m.since from person p"
                        + " join roster_member m on m.district_id = p.district_id and m.sub = p.sub"
                        + " join course_roster r on r.id = m.roster_id and r.issuer = p.issuer"
                        + " where p.id = :person and p.district_id = :district order by m.since, r.context_id",
                new MapSqlParameterSource("person", person.id()).addValue("district", district.id()),
                (row, n) -> new RosterListing(
                        row.getString("title"),
                        row.getString("context_id"),
                        MemberStatus.ACTIVE.name().equals(row.getString("status")),
                        row.getBoolean("learner"),
                        row.getObject("since", OffsetDateTime.class).toInstant()));
    }

    private Map<String, Known> known(RosterReading reading, Collection<String> subs) {
        Map<String, Known> known = new HashMap<>();
        jdbc.query(
                "select sub, status, learner, taught_by_launch from roster_member"
                        + " where roster_id = :roster and district_id = :district and sub in (:subs)",
                of(reading).addValue("subs", subs),
                row -> {
                    known.put(
                            row.getString("sub"),
                            new Known(
                                    MemberStatus.valueOf(row.getString("status")),
                                    row.getBoolean("learner"),
                                    row.getBoolean("taught_by_launch")));
                });
        return known;
    }

    private static SqlParameterSource row(
            RosterReading reading, String sub, MemberStatus status, boolean learner, Instant now) {
        return of(reading)
                .addValue("sub", sub)
                .addValue("status", status.name())
                .addValue("learner", learner)
                .addValue("now", at(now));
    }

    private static MapSqlParameterSource of(RosterReading reading) {
        return new MapSqlParameterSource("roster", reading.roster().id())
                .addValue("district", reading.district().id())
                .addValue("run", reading.run());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
