package org.waymark.lti.ags;

/** How far the grading is (AGS 2.0, 3.4.8). */
public enum GradingProgress {
    FULLY_GRADED,
    PENDING,
    PENDING_MANUAL,
    FAILED,
    NOT_READY;

    /** As it stands on the wire: {@code PendingManual}. */
    String wire() {
        return ActivityProgress.wire(name());
    }
}
