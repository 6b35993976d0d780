package org.waymark.operations;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Something that waits for a person, how much of it there is, and where they go on. */
enum Need {
    DATABASE("/admin/today", reading -> reading.whole() ? 0 : 1),
    NOT_COUNTED("/admin/today", Need::notCounted),
    STORE_AWAY("/admin/today", reading -> reading.nodes(node -> node.of(Figure.STORE_AWAY) > 0)),
    FOLDER_LOCKED("/admin/today", reading -> reading.nodes(node -> node.of(Figure.FOLDER_LOCKED) > 0)),
    DISK_FULL("/admin/today", reading -> reading.nodes(Need::isFull)),
    CLOCK_APART("/admin/today", reading -> reading.nodes(node -> node.of(Figure.CLOCK_APART) > Need.APART_SECONDS)),
    GRADES_FAILED(
            "/admin/passback",
            reading -> reading.of(Figure.GRADES_REFUSED)
                    + reading.of(Figure.GRADES_GIVEN_UP)
                    + reading.of(Figure.GRADES_NOT_POSSIBLE)),
    GRADES_HELD("/admin/platforms", reading -> reading.of(Figure.GRADES_HELD)),
    WORK_HELD("/admin/jobs", reading -> reading.of(Figure.WORK_HELD)),
    JOBS_GIVEN_UP("/admin/jobs", reading -> reading.of(Figure.JOBS_GIVEN_UP)),
    WORK_LATE("/admin/jobs", reading -> reading.of(Figure.WORK_OLDEST) > Need.LATE_SECONDS ? 1 : 0),
    TIMETABLES_FAIL("/admin/today", reading -> reading.of(Figure.TIMETABLES_FAILING)),
    BADGES_LATE(
            "/admin/jobs",
            reading -> reading.of(Figure.UNSIGNED_OLDEST) > Need.HOUR ? reading.of(Figure.BADGES_UNSIGNED) : 0),
    FILES_MISSING("/admin/today", reading -> reading.of(Figure.FILES_MISSING)),
    FILES_UNCHECKED("/admin/jobs", reading -> reading.of(Figure.FILES_UNCHECKED)),
    CONNECTIONS_WAITING("/admin/platforms", reading -> reading.of(Figure.CONNECTIONS_WAITING)),
    COPIES_SUSPECTED("/admin/platforms", reading -> reading.of(Figure.COPIES_SUSPECTED)),
    LAUNCHES_REFUSED(
            "/admin/doctor",
            reading ->
                    reading.of(Figure.LAUNCHES_REFUSED) < Need.WORTH_A_LOOK ? 0 : reading.of(Figure.LAUNCHES_REFUSED)),
    KEY_LATE("/admin/keys", reading -> reading.of(Figure.KEY_AGE) > reading.of(Figure.KEY_LIMIT) ? 1 : 0);

    private static final double HOUR = 3600;

    /** A node that goes away leaves its work to another within a minute or two. */
    private static final double LATE_SECONDS = HOUR / 4;

    /** LMSs refuse what is a minute off, and nodes take each other for dead after two. */
    private static final double APART_SECONDS = 30;

    /** One browser that keeps no cookies is no reason to look. */
    private static final double WORTH_A_LOOK = 5;

    /** Room for one evidence file of the largest usual size, and for the database to write on. */
    private static final double LEAST_FREE = 4e9;

    private final String href;
    private final ToDoubleFunction<Reading> counting;

    Need(String href, ToDoubleFunction<Reading> counting) {
        this.href = href;
        this.counting = counting;
    }

    /** How much of it there is; 0 where it could not be counted, which is a need of its own (NOT_COUNTED). */
    long count(Reading reading) {
        return (long) counting.applyAsDouble(reading);
    }

    String href() {
        return href;
    }

    /** The part of the message keys and of the metric's label that names it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the database answered nothing, that alone is said. */
    private static double notCounted(Reading reading) {
        return reading.whole()
                ? Arrays.stream(Figure.values())
                        .filter(figure -> Double.isNaN(reading.of(figure)))
                        .count()
                : 0;
    }

    private static boolean isFull(Node node) {
        double free = node.of(Figure.DISK_FREE);
        return free < LEAST_FREE && free < node.of(Figure.DISK_TOTAL) / 10;
    }
}
