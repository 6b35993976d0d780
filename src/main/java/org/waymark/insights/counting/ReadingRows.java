package org.waymark.insights.counting;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    Figures.Reading of(DistrictId district, BusinessDays days, Instant from) {
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
        Map<String, Integer> firsts = counts(
                "select s.status, count(*) from submission s where s.district_id = :district"
                        + " and s.attempt_no = 1 and s.status in ('AWARDED', 'NOT_YET') and s.decided_at >= :from"
                        + " group by s.status",
                of);
        Map<String, Integer> checks = counts(
                "select c.outcome, count(*) from pre_check c where c.district_id = :district"
                        + " and c.ended_at >= :from and c.outcome in ('COMPLETE', 'RETURNED') group by c.outcome",
                of);
        Map<String, Integer> all = counts(
                "select s.status, count(*) from submission s where s.district_id = :district"
                        + " and s.status = 'NOT_YET' and s.decided_at >= :from group by s.status",
                of);
        TreeMap<Integer, Integer> attempts = new TreeMap<>();
        counts(
                        "select cast(s.attempt_no as varchar), count(*) from submission s where s.district_id = :district"
                                + " and s.status = 'AWARDED' and s.decided_at >= :from group by s.attempt_no",
                        of)
                .forEach((attempt, count) -> attempts.put(Integer.valueOf(attempt), count));
        Integer people = jdbc.queryForObject(
                "select count(distinct d.earner_id) from double_review d where d.district_id = :district"
                        + " and d.decided_at >= :from",
                of,
                Integer.class);
        int again = lags.values().stream().mapToInt(Integer::intValue).sum();
        return new Figures.Reading(
                people == null ? 0 : people,
                decisions,
                hands,
                attempts,
                firsts.getOrDefault("AWARDED", 0),
                firsts.getOrDefault("NOT_YET", 0),
                checks.getOrDefault("COMPLETE", 0),
                checks.getOrDefault("RETURNED", 0),
                again,
                Math.max(0, all.getOrDefault("NOT_YET", 0) - again),
                lags);
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

    private Map<String, Integer> counts(String sql, MapSqlParameterSource of) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.query(sql, of, row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }
}
