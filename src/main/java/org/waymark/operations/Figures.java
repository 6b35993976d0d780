package org.waymark.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.jobs.OnEveryNode;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.EvidencePlace;

/**
 * Counts the whole database, at most once a minute however often somebody asks, and gives up on a slow one soon. What belongs
 * together is counted together and fails together; the rest is told all the same.
 */
@Component
class Figures implements OnEveryNode {

    static final String OTHER_WORK = "timetables";

    private static final Logger log = LoggerFactory.getLogger(Figures.class);
    private static final Duration KEPT = Duration.ofSeconds(55);
    private static final Duration GRACE = Duration.ofDays(2);

    /** All of it; whoever asks waits ten seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PATIENCE_WITH_ONE = Duration.ofSeconds(2);

    /** Each file has to be looked at for its bytes, and what is a million files now is one in an hour. */
    private static final Duration FILES_KEPT = Duration.ofHours(1);

    private static final Set<Figure> JOBS = EnumSet.range(Figure.WORK_OLDEST, Figure.SESSIONS);
    private static final Set<Figure> GRADES = EnumSet.range(Figure.GRADES_QUEUED, Figure.GRADE_LAG);
    private static final Set<Figure> REVIEWS = EnumSet.range(Figure.REVIEWS_WAITING, Figure.REVIEWS_LATE);
    private static final Set<Figure> BADGES = EnumSet.of(Figure.BADGES_UNSIGNED, Figure.UNSIGNED_OLDEST);
    private static final Set<Figure> FILES = EnumSet.of(Figure.FILES, Figure.FILE_BYTES);
    private static final Set<Figure> UNCHECKED = EnumSet.of(Figure.FILES_UNCHECKED);
    private static final Set<Figure> FOUND = EnumSet.range(Figure.FILES_MISSING, Figure.FILES_UNUSED);
    private static final Set<Figure> CLOCK = EnumSet.of(Figure.CLOCK_APART);
    private static final Set<Figure> CONNECTIONS = EnumSet.range(Figure.CONNECTIONS_WAITING, Figure.KEY_LIMIT);

    private final DataSource dataSource;
    private final EvidencePlace evidence;
    private final Nodes nodes;
    private final DataFolder folder;
    private final Clock clock;
    private final Clock machine;
    private final Duration keyLimit;

    private Reading last = Reading.none(Instant.MIN);
    private final Map<Figure, Double> files = new EnumMap<>(Figure.class);
    private Instant filesAt = Instant.MIN;

    Figures(
            DataSource dataSource,
            WaymarkSettings settings,
            EvidencePlace evidence,
            Nodes nodes,
            @Value("${waymark.lti-keys.rotate-every:90d}") Duration rotateEvery,
            Clock clock,
            @Qualifier("clock") Clock machine) {
        this.dataSource = dataSource;
        this.evidence = evidence;
        this.nodes = nodes;
        this.folder = new DataFolder(settings.dataDir());
        this.clock = clock;
        this.machine = machine;
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

    /** So that whoever draws the page knows how this node is. */
    @Override
    public void look() {
        current();
    }

    /** Counted now, for a person who has just mended something. */
    synchronized Reading fresh() {
        filesAt = Instant.MIN;
        last = counted(clock.instant());
        return last;
    }

    private Reading counted(Instant now) {
        Map<Figure, Double> numbers = new EnumMap<>(Figure.class);
        numbers.put(Figure.DISK_FREE, folder.free());
        numbers.put(Figure.DISK_TOTAL, folder.total());
        numbers.put(Figure.FOLDER_LOCKED, folder.isWritable() ? 0.0 : 1.0);
        numbers.put(Figure.STORE_AWAY, storeAway());
        Map<String, Reading.Due> due = new HashMap<>();
        List<Node> all = List.of(nodes.ours(now, numbers));
        boolean answered = false;
        try (Connection connection = dataSource.getConnection()) {
            HurriedJdbc jdbc = new HurriedJdbc(connection, PATIENCE);
            answered |= group(numbers, JOBS, jdbc, () -> jobs(jdbc, now, numbers, due));
            answered |= group(numbers, GRADES, jdbc, () -> grades(jdbc, now, numbers));
            answered |= group(numbers, REVIEWS, jdbc, () -> reviews(jdbc, now, numbers));
            answered |= group(numbers, BADGES, jdbc, () -> badges(jdbc, now, numbers));
            answered |= group(numbers, CONNECTIONS, jdbc, () -> connections(jdbc, now, numbers));
            answered |= group(numbers, CLOCK, jdbc, () -> clocks(jdbc, numbers));
            answered |= group(numbers, UNCHECKED, jdbc, () -> unchecked(jdbc, numbers));
            answered |= group(numbers, FOUND, jdbc, () -> found(jdbc, numbers));
            files(jdbc, now, numbers);
            all = told(nodes.ours(now, numbers), jdbc);
        } catch (SQLException e) {
            log.warn("The database did not answer for the operator's figures");
        }
        return new Reading(now, answered, numbers, due, all);
    }

    /** Ours alone, where the database takes or tells nothing of them. */
    private List<Node> told(Node ours, HurriedJdbc jdbc) {
        try {
            jdbc.within(PATIENCE_WITH_ONE);
            return nodes.told(ours, jdbc);
        } catch (DataAccessException e) {
            log.warn("How the other nodes are is not known: {}", e.getClass().getSimpleName());
            return List.of(ours);
        }
    }

    /** Not a number where the database has to say which store is right, and does not. */
    private double storeAway() {
        try {
            return evidence.answers() ? 0 : 1;
        } catch (DataAccessException e) {
            return Double.NaN;
        }
    }

    /** False where it could not be counted in time: then none of its figures is a number. */
    private static boolean group(
            Map<Figure, Double> numbers, Set<Figure> figures, HurriedJdbc jdbc, Runnable counting) {
        try {
            jdbc.within(PATIENCE_WITH_ONE);
            counting.run();
            return true;
        } catch (DataAccessException e) {
            log.warn("{} could not be counted: {}", figures, e.getClass().getSimpleName());
            figures.forEach(figure -> numbers.put(figure, Double.NaN));
            return false;
        }
    }

    private static void jobs(
            JdbcTemplate jdbc, Instant now, Map<Figure, Double> numbers, Map<String, Reading.Due> due) {
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
        numbers.put(
                Figure.WORK_HELD, Math.min(1, one(jdbc, "select count(*) from work_hold where released_at is null")));
        numbers.put(Figure.JOBS_GIVEN_UP, one(jdbc, "select count(*) from dead_job"));
        // On either side of all due work, which may be much and is not to be read through.
        numbers.put(
                Figure.TIMETABLES_FAILING,
                one(
                        jdbc,
                        "select count(*) from scheduled_tasks where (task_name < 'due-work' or task_name > 'due-work')"
                                + " and consecutive_failures >= 3"));
        numbers.put(
                Figure.SESSIONS,
                one(jdbc, "select count(*) from spring_session where expiry_time > ?", now.toEpochMilli()));
    }

    private static void grades(JdbcTemplate jdbc, Instant now, Map<Figure, Double> numbers) {
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

    private static void reviews(JdbcTemplate jdbc, Instant now, Map<Figure, Double> numbers) {
        jdbc.query(
                "select count(*) as n, min(submitted_at) as since from double_review"
                        + " where status in ('WAITING_FOR_READERS', 'READING', 'ADJUDICATION')",
                row -> {
                    numbers.put(Figure.REVIEWS_WAITING, row.getDouble("n"));
                    numbers.put(Figure.REVIEW_OLDEST, age(row.getObject("since", OffsetDateTime.class), now));
                });
        numbers.put(
                Figure.REVIEWS_LATE,
                one(
                        jdbc,
                        "select count(*) from review_escalation e join double_review d on d.id = e.double_review_id"
                                + " where e.kind = 'LIMIT' and d.status in ('WAITING_FOR_READERS', 'READING', 'ADJUDICATION')"));
    }

    private static void badges(JdbcTemplate jdbc, Instant now, Map<Figure, Double> numbers) {
        jdbc.query(
                "select count(*) as n, min(awarded_at) as since from award"
                        + " where signed_at is null and revoked_at is null",
                row -> {
                    numbers.put(Figure.BADGES_UNSIGNED, row.getDouble("n"));
                    numbers.put(Figure.UNSIGNED_OLDEST, age(row.getObject("since", OffsetDateTime.class), now));
                });
    }

    /**
     * None where the database's moment lies between asking and hearing of it. By the machine's own clock: whoever lives
     * through a past on purpose has nothing to set right.
     */
    private void clocks(JdbcTemplate jdbc, Map<Figure, Double> numbers) {
        Instant asked = machine.instant();
        OffsetDateTime there =
                Objects.requireNonNull(jdbc.queryForObject("select current_timestamp", OffsetDateTime.class));
        numbers.put(Figure.CLOCK_APART, Math.max(age(there, asked), age(at(machine.instant()), there.toInstant())));
    }

    private static void unchecked(JdbcTemplate jdbc, Map<Figure, Double> numbers) {
        numbers.put(Figure.FILES_UNCHECKED, one(jdbc, "select count(*) from stored_file where state = 'UNCHECKED'"));
    }

    /** By the daily look, on whichever node. */
    private static void found(JdbcTemplate jdbc, Map<Figure, Double> numbers) {
        jdbc.query("select missing, stray, unused from files_counted where id = 1", row -> {
            numbers.put(Figure.FILES_MISSING, row.getDouble("missing"));
            numbers.put(Figure.FILES_STRAY, row.getDouble("stray"));
            numbers.put(Figure.FILES_UNUSED, row.getDouble("unused"));
        });
    }

    /** Once in an hour, whether it could be counted or not; in between as it was. */
    private void files(HurriedJdbc jdbc, Instant now, Map<Figure, Double> numbers) {
        if (filesAt.isBefore(now.minus(FILES_KEPT)) || filesAt.isAfter(now)) {
            filesAt = now;
            // Too many to be counted while somebody waits: then as the daily look found them.
            if (!files(
                    "select count(*), coalesce(sum(byte_count), 0) from stored_file where state <> 'INFECTED'", jdbc)) {
                files("select files, bytes from files_counted where id = 1", jdbc);
            }
        }
        numbers.putAll(files);
    }

    private boolean files(String query, HurriedJdbc jdbc) {
        return group(
                files,
                FILES,
                jdbc,
                () -> jdbc.query(query, row -> {
                    files.put(Figure.FILES, row.getDouble(1));
                    files.put(Figure.FILE_BYTES, row.getDouble(2));
                }));
    }

    private void connections(JdbcTemplate jdbc, Instant now, Map<Figure, Double> numbers) {
        numbers.put(
                Figure.CONNECTIONS_WAITING,
                one(
                        jdbc,
                        "select count(*) from lti_registration r where r.status = 'PENDING' or r.status = 'ACTIVE' and exists"
                                + " (select 1 from lti_deployment d where d.registration_id = r.id and d.status = 'PENDING')"));
        numbers.put(
                Figure.COPIES_SUSPECTED,
                one(jdbc, "select count(*) from lti_copy_sighting where status = 'SUSPECTED'"));
        numbers.put(
                Figure.LAUNCHES_REFUSED,
                one(
                        jdbc,
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

    private static double one(JdbcTemplate jdbc, String sql, Object... parameters) {
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
