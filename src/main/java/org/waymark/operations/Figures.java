package org.waymark.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/** Counts the whole database, at most once a minute however often somebody asks, and gives up on a slow one soon. */
@Component
class Figures {

    static final String OTHER_WORK = "timetables";

    private static final Logger log = LoggerFactory.getLogger(Figures.class);
    private static final Duration KEPT = Duration.ofSeconds(55);
    private static final Duration GRACE = Duration.ofDays(2);
    private static final int PATIENCE_SECONDS = 5;

    private final JdbcTemplate jdbc;
    private final DataFolder folder;
    private final Clock clock;
    private final Duration keyLimit;

    private Reading last = Reading.none(Instant.MIN);

    Figures(
            DataSource dataSource,
            WaymarkSettings settings,
            @Value("${waymark.lti-keys.rotate-every:90d}") Duration rotateEvery,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(PATIENCE_SECONDS);
        this.folder = new DataFolder(settings.dataDir());
        this.clock = clock;
        this.keyLimit = rotateEvery.plus(GRACE);
    }

    /** What was counted within the last minute. */
    synchronized Reading current() {
        Instant now = clock.instant();
        if (last.at().isAfter(now) || last.at().isBefore(now.minus(KEPT))) {
            last = counted(now);
        }
        return last;
    }

    /** Counted now, for a person who has just mended something. */
    synchronized Reading fresh() {
        last = counted(clock.instant());
        return last;
    }

    private Reading counted(Instant now) {
        Map<Figure, Double> numbers = new HashMap<>();
        numbers.put(Figure.DISK_FREE, folder.free());
        numbers.put(Figure.DISK_TOTAL, folder.total());
        numbers.put(Figure.FOLDER_LOCKED, folder.isWritable() ? 0.0 : 1.0);
        Map<String, Reading.Due> due = new HashMap<>();
        try {
            jobs(now, numbers, due);
            grades(now, numbers);
            reviews(now, numbers);
            badges(now, numbers);
            files(numbers);
            connections(now, numbers);
        } catch (DataAccessException e) {
            log.warn(
                    "The figures for the operator could not be counted: {}",
                    e.getClass().getSimpleName());
            return new Reading(now, false, numbers, Map.of());
        }
        return new Reading(now, true, numbers, due);
    }

    private void jobs(Instant now, Map<Figure, Double> numbers, Map<String, Reading.Due> due) {
        jdbc.query(
                "select case when task_name = 'due-work'"
                        + " then substring(task_instance, 1, position('|' in task_instance) - 1) else ? end as work,"
                        + " count(*) as waiting, min(execution_time) as since from scheduled_tasks"
                        + " where execution_time <= ? and picked = false group by work",
                row -> {
                    due.put(
                            row.getString("work"),
                            new Reading.Due(
                                    row.getLong("waiting"), age(row.getObject("since", OffsetDateTime.class), now)));
                },
                OTHER_WORK,
                at(now));
        numbers.put(
                Figure.WORK_OLDEST,
                due.values().stream().mapToDouble(Reading.Due::oldest).max().orElse(0));
        numbers.put(Figure.JOBS_GIVEN_UP, one("select count(*) from dead_job"));
        numbers.put(
                Figure.SESSIONS, one("select count(*) from spring_session where expiry_time > ?", now.toEpochMilli()));
    }

    private void grades(Instant now, Map<Figure, Double> numbers) {
        jdbc.query(
                "select status, count(*) as n, min(queued_at) as since from score_publication"
                        + " where status in ('QUEUED', 'HELD', 'REFUSED', 'GIVEN_UP', 'NOT_POSSIBLE')"
                        + " and kind <> 'SUBMITTED' group by status",
                row -> {
                    String status = row.getString("status");
                    numbers.put(Figure.valueOf("GRADES_" + status), row.getDouble("n"));
                    if (status.equals("QUEUED")) {
                        numbers.put(Figure.GRADE_LAG, age(row.getObject("since", OffsetDateTime.class), now));
                    }
                });
    }

    private void reviews(Instant now, Map<Figure, Double> numbers) {
        jdbc.query(
                "select count(*) as n, min(submitted_at) as since from double_review"
                        + " where status in ('WAITING_FOR_READERS', 'READING', 'ADJUDICATION')",
                row -> {
                    numbers.put(Figure.REVIEWS_WAITING, row.getDouble("n"));
                    numbers.put(Figure.REVIEW_OLDEST, age(row.getObject("since", OffsetDateTime.class), now));
                });
        numbers.put(
                Figure.REVIEWS_LATE,
                one("select count(*) from review_escalation e join double_review d on d.id = e.double_review_id"
                        + " where e.kind = 'LIMIT' and d.status <> 'DECIDED'"));
    }

    private void badges(Instant now, Map<Figure, Double> numbers) {
        jdbc.query(
                "select count(*) as n, min(awarded_at) as since from award"
                        + " where signed_at is null and revoked_at is null",
                row -> {
                    numbers.put(Figure.BADGES_UNSIGNED, row.getDouble("n"));
                    numbers.put(Figure.UNSIGNED_OLDEST, age(row.getObject("since", OffsetDateTime.class), now));
                });
    }

    private void files(Map<Figure, Double> numbers) {
        jdbc.query(
                "select count(*) as n, coalesce(sum(byte_count), 0) as bytes,"
                        + " coalesce(sum(case when state = 'UNCHECKED' then 1 else 0 end), 0) as unchecked"
                        + " from stored_file where state <> 'INFECTED'",
                row -> {
                    numbers.put(Figure.FILES, row.getDouble("n"));
                    numbers.put(Figure.FILE_BYTES, row.getDouble("bytes"));
                    numbers.put(Figure.FILES_UNCHECKED, row.getDouble("unchecked"));
                });
    }

    private void connections(Instant now, Map<Figure, Double> numbers) {
        numbers.put(
                Figure.CONNECTIONS_WAITING,
                one(
                        "select count(*) from lti_registration r where r.status = 'PENDING' or r.status = 'ACTIVE' and exists"
                                + " (select 1 from lti_deployment d where d.registration_id = r.id and d.status = 'PENDING')"));
        numbers.put(Figure.COPIES_SUSPECTED, one("select count(*) from lti_copy_sighting where status = 'SUSPECTED'"));
        numbers.put(
                Figure.LAUNCHES_REFUSED,
                one(
                        "select coalesce(sum(times), 0) from lti_incident where kind = 'LAUNCH' and last_at > ?"
                                + " and code <> 'opened_directly'",
                        at(now.minus(Duration.ofDays(1)))));
        numbers.put(Figure.KEY_LIMIT, (double) keyLimit.toSeconds());
        numbers.put(
                Figure.KEY_AGE,
                jdbc.query(
                        "select coalesce(active_since, created_at) from lti_tool_key where status = 'ACTIVE'",
                        rows -> rows.next() ? age(rows.getObject(1, OffsetDateTime.class), now) : 0.0));
    }

    private double one(String sql, Object... parameters) {
        Double number = jdbc.queryForObject(sql, Double.class, parameters);
        return number == null ? 0 : number;
    }

    private static double age(@Nullable OffsetDateTime since, Instant now) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since.toInstant(), now).toSeconds());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
