package org.waymark.operations;

/** One number about the whole installation, under the name that a dashboard asks for. */
enum Figure {
    WORK_OLDEST("waymark.work.oldest.seconds", "How long the oldest work that could be done has waited"),
    WORK_HELD("waymark.work.held", "1 where due work waits since a restore, until the operator lets it go"),
    JOBS_GIVEN_UP("waymark.work.given.up", "Work that was given up and waits for a person"),
    TIMETABLES_FAILING("waymark.timetables.failing", "Timetables that failed three times or more, one after the other"),
    SESSIONS("waymark.sessions", "Sessions that are open"),
    GRADES_QUEUED("waymark.grades.queued", "Grades on their way to an LMS"),
    GRADES_HELD("waymark.grades.held", "Grades that wait until somebody has looked at a connection"),
    GRADES_REFUSED("waymark.grades.refused", "Grades that an LMS refused"),
    GRADES_GIVEN_UP("waymark.grades.given.up", "Grades for which an LMS could not be reached for days"),
    GRADES_NOT_POSSIBLE("waymark.grades.not.possible", "Grades for which a course has no column that takes them"),
    GRADE_LAG("waymark.grade.lag.seconds", "How long the oldest grade on its way has waited"),
    REVIEWS_WAITING("waymark.reviews.waiting", "Pieces of work without a decision"),
    REVIEW_OLDEST("waymark.review.oldest.seconds", "How long the oldest of them has waited"),
    REVIEWS_LATE("waymark.reviews.late", "Those past the day that their district promises"),
    BADGES_UNSIGNED("waymark.badges.unsigned", "Awards without their signed badge"),
    UNSIGNED_OLDEST("waymark.badge.unsigned.oldest.seconds", "How long the oldest of them has waited"),
    FILES("waymark.files", "Files of evidence"),
    FILE_BYTES("waymark.file.bytes", "Their bytes"),
    FILES_UNCHECKED("waymark.files.unchecked", "Files that no virus scanner would take"),
    FILES_MISSING("waymark.files.missing", "Rows of files whose bytes are gone, at the last daily look"),
    FILES_STRAY("waymark.files.stray", "Objects in the evidence store that no row knows, at the last daily look"),
    FILES_UNUSED("waymark.files.unused", "Rows of files that nothing needs, at the last daily look"),
    STORE_AWAY("waymark.store.away", "1 where the evidence store does not answer this node, or is not the database's"),
    DISK_FREE("waymark.disk.free.bytes", "Free where the data folder is, on this node"),
    DISK_TOTAL("waymark.disk.total.bytes", "The size of that disk"),
    FOLDER_LOCKED("waymark.data.folder.locked", "1 where this node cannot write to its data folder"),
    CLOCK_APART("waymark.clock.apart.seconds", "How far this node's clock and the database's are apart"),
    CONNECTIONS_WAITING("waymark.connections.waiting", "Connections that wait for the operator"),
    COPIES_SUSPECTED("waymark.copies.suspected", "Platforms that may be copies of another"),
    LAUNCHES_REFUSED("waymark.launches.refused.day", "Launches refused within a day, on all nodes"),
    KEY_AGE("waymark.key.age.seconds", "How long the tool's signing key has signed"),
    KEY_LIMIT("waymark.key.limit.seconds", "How long it may sign before a person has to look");

    private final String metric;
    private final String meaning;

    Figure(String metric, String meaning) {
        this.metric = metric;
        this.meaning = meaning;
    }

    String metric() {
        return metric;
    }

    String meaning() {
        return meaning;
    }
}
