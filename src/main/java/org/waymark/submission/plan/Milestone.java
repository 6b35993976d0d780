package org.waymark.submission.plan;

import java.util.Locale;

/** A step for which an earner may set themselves a date. */
enum Milestone {
    OVERVIEW(15),
    EVIDENCE(75),
    REFLECTION(90),
    HAND_IN(100);

    /** How much of the way is done by then, where dates are suggested. */
    private final int percent;

    Milestone(int percent) {
        this.percent = percent;
    }

    int percent() {
        return percent;
    }

    /** Such as hand-in: the name of its field. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
