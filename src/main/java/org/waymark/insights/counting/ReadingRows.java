package org.waymark.insights.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.BusinessDays;

/**
 * Counts how long work lay in whose hands. The database counts by days, so that few rows come however much was read; a day
 * is cut from the text, since H2 would turn the time back to its session's zone first.
 */
@Component
class ReadingRows {

    private final NamedParameterJdbcTemplate jdbc;

    ReadingRows(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Figures.Reading of(DistrictId district, BusinessDays days, Instant from, Instant now) {
        MapSqlParameterSource of = new MapSqlParameterSource("district", district.id())
                .addValue("from", from.atOffset(ZoneOffset.UTC))
                .addValue("zone", days.zone().getId());
        Map<String, TreeMap<Integer, Integer>> hands = new HashMap<>();
        hands.put("EARNER", took("""
                select cast(cast(s.started_at at time zone :zone as varchar(10)) as date), cast(cast(s.submitted_at at time zone :zone as varchar(10)) as date), count(*)
                from submission s where s.district_id = :district and s.submitted_at >= :from group by 1, 2
                """, of, days));
        hands.put("PRE_CHECK", took("""
                select cast(cast(c.asked_at at time zone :zone as varchar(10)) as date), cast(cast(c.ended_at at time zone :zone as varchar(10)) as date), count(*)
                from pre_check c where c.district_id = :district and c.ended_at >= :from
                and c.outcome in ('COMPLETE', 'RETURNED', 'LAPSED') group by 1, 2
                """, of, days));
        hands.put("UNASSIGNED", took("""
                select cast(cast(d.submitted_at at time zone :zone as varchar(10)) as date), cast(cast(r.assigned_at at time zone :zone as varchar(10)) as date), count(*)
                from review r join double_review d on d.id = r.double_review_id and d.district_id = :district
                where r.district_id = :district and r.recorded_at >= :from and r.slot in ('FIRST', 'SECOND') group by 1, 2
                """, of, days));
        for (String slot : new String[] {"FIRST", "SECOND", "THIRD"}) {
            hands.put(slot, took("""
                    select cast(cast(r.assigned_at at time zone :zone as varchar(10)) as date), cast(cast(r.recorded_at at time zone :zone as varchar(10)) as date), count(*)
                    from review r where r.district_id = :district and r.recorded_at >= :from and r.slot = :slot group by 1, 2
                    """, new MapSqlParameterSource(of.getValues()).addValue("slot", slot), days));
        }
        TreeMap<Integer, Integer> decisions = took("""
                select cast(cast(d.submitted_at at time zone :zone as varchar(10)) as date), cast(cast(d.decided_at at time zone :zone as varchar(10)) as date), count(*)
                from double_review d where d.district_id = :district and d.decided_at >= :from group by 1, 2
                """, of, days);
        TreeMap<Integer, Integer> lags = took("""
                select cast(cast(s.decided_at at time zone :zone as varchar(10)) as date), cast(cast(n.submitted_at at time zone :zone as varchar(10)) as date), count(*)
                from submission s join submission n on n.enrolment_id = s.enrolment_id
                and n.attempt_no = s.attempt_no + 1 and n.district_id = :district and n.submitted_at is not null
                where s.district_id = :district and s.status = 'NOT_YET' and s.decided_at >= :from group by 1, 2
                """, of, days);
        TreeMap<Integer, Integer> attempts = new TreeMap<>();
        jdbc.query(
                "select s.attempt_no, count(*) from submission s where s.district_id = :district"
                        + " and s.status = 'AWARDED' and s.decided_at >= :from group by s.attempt_no",
                of,
                row -> {
                    attempts.put(row.getInt(1), row.getInt(2));
                });
        return new Figures.Reading(
                now,
                people(
                        "select count(distinct d.earner_id) from double_review d where d.district_id = :district"
                                + " and d.decided_at >= :from",
                        of),
                people(
                        "select count(distinct s.earner_id) from submission s where s.district_id = :district"
                                + " and s.status = 'AWARDED' and s.decided_at >= :from",
                        of),
                decisions,
                hands,
                ofHands(of),
                attempts,
                rate("""
                        select case when s.status = 'AWARDED' then 1 else 0 end as part, count(*), count(distinct s.earner_id)
                        from submission s where s.district_id = :district
                        and s.attempt_no = 1 and s.status in ('AWARDED', 'NOT_YET') and s.decided_at >= :from group by 1
                        """, of),
                rate("""
                        select case when c.outcome = 'RETURNED' then 1 else 0 end as part, count(*), count(distinct s.earner_id)
                        from pre_check c join submission s on s.id = c.submission_id and s.district_id = :district
                        where c.district_id = :district and c.ended_at >= :from and c.outcome in ('COMPLETE', 'RETURNED')
                        group by 1
                        """, of),
                rate("""
                        select case when t.id is null then 0 else 1 end as part, count(*), count(distinct d.earner_id)
                        from double_review d left join review t on t.double_review_id = d.id and t.slot = 'THIRD'
                        and t.district_id = :district
                        where d.district_id = :district and d.decided_at >= :from group by 1
                        """, of),
                rate("""
                        select case when n.id is null then 0 else 1 end as part, count(*), count(distinct s.earner_id)
                        from submission s left join submission n on n.enrolment_id = s.enrolment_id
                        and n.attempt_no = s.attempt_no + 1 and n.district_id = :district and n.submitted_at is not null
                        where s.district_id = :district and s.status = 'NOT_YET' and s.decided_at >= :from group by 1
                        """, of),
                completed(180, of, from, now),
                completed(365, of, from, now),
                lags);
    }

    /** Of what was begun so many days before one in this time, what had been earned by that day. */
    private Figures.Rate completed(int days, MapSqlParameterSource of, Instant from, Instant now) {
        return rate(
                """
                select case when a.earner_id is null then 0 else 1 end as part, count(*), count(distinct e.earner_id)
                from enrolment e left join (select a.earner_id, a.definition_id, min(a.awarded_at) as awarded_at
                  from award a join enrolment b on b.district_id = :district and b.earner_id = a.earner_id
                    and b.definition_id = a.definition_id and b.term = 1 and a.awarded_at >= b.started_at
                  where a.district_id = :district and a.revoked_at is null and a.suspended_at is null
                  group by a.earner_id, a.definition_id) a on a.earner_id = e.earner_id
                  and a.definition_id = e.definition_id and a.awarded_at < e.started_at + interval '%d' day
                where e.district_id = :district and e.term = 1 and e.started_at >= :begun and e.started_at < :before
                group by 1
                """.formatted(days),
                new MapSqlParameterSource(of.getValues())
                        .addValue("begun", from.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                        .addValue("before", now.minus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC)));
    }

    /** Days in a hand are of as few people as had it, or as their work was in it. */
    private Map<String, Integer> ofHands(MapSqlParameterSource of) {
        Map<String, Integer> people = new HashMap<>();
        people.put(
                "EARNER",
                people(
                        "select count(distinct s.earner_id) from submission s where s.district_id = :district"
                                + " and s.submitted_at >= :from",
                        of));
        people.put("PRE_CHECK", people("""
                select least(count(distinct s.earner_id), count(distinct c.checker_id)) from pre_check c
                join submission s on s.id = c.submission_id and s.district_id = :district
                where c.district_id = :district and c.ended_at >= :from and c.outcome in ('COMPLETE', 'RETURNED', 'LAPSED')
                """, of));
        people.put("UNASSIGNED", people("""
                select count(distinct d.earner_id) from review r
                join double_review d on d.id = r.double_review_id and d.district_id = :district
                where r.district_id = :district and r.recorded_at >= :from and r.slot in ('FIRST', 'SECOND')
                """, of));
        for (String slot : new String[] {"FIRST", "SECOND", "THIRD"}) {
            people.put(slot, people("""
                    select least(count(distinct d.earner_id), count(distinct r.reader_id)) from review r
                    join double_review d on d.id = r.double_review_id and d.district_id = :district
                    where r.district_id = :district and r.recorded_at >= :from and r.slot = :slot
                    """, new MapSqlParameterSource(of.getValues()).addValue("slot", slot)));
        }
        return people;
    }

    private int people(String sql, MapSqlParameterSource of) {
        Integer people = jdbc.queryForObject(sql, of, Integer.class);
        return people == null ? 0 : people;
    }

    /** @param sql answers 1 for what is in the part and 0 for the rest, how many, and of how many earners */
    private Figures.Rate rate(String sql, MapSqlParameterSource of) {
        Map<Integer, int[]> counted = new HashMap<>();
        jdbc.query(sql, of, row -> {
            counted.put(row.getInt(1), new int[] {row.getInt(2), row.getInt(3)});
        });
        int[] nobody = {0, 0};
        int[] in = counted.getOrDefault(1, nobody);
        int[] out = counted.getOrDefault(0, nobody);
        return new Figures.Rate(in[0], out[0], in[1], out[1]);
    }

    /** How often something took so many business days. */
    private TreeMap<Integer, Integer> took(String sql, MapSqlParameterSource of, BusinessDays days) {
        TreeMap<Integer, Integer> took = new TreeMap<>();
        jdbc.query(sql, of, row -> {
            took.merge(days.between(day(row, 1), day(row, 2)), row.getInt(3), Integer::sum);
        });
        return took;
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
