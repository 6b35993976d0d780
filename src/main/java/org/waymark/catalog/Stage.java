package org.waymark.catalog;

import java.util.Set;

/** How far a micro-credential has come in its district. */
public enum Stage {
    /** Some earners, who were invited, try it. */
    PILOT,
    /** Everyone may start it. */
    LIVE,
    /** Nobody starts it any more; those who had begun finish it. */
    RETIRED;

    private static final Set<Stage> AFTER_PILOT = Set.of(LIVE, RETIRED);

    boolean mayBecome(Stage next) {
        return switch (this) {
            case PILOT -> AFTER_PILOT.contains(next);
            case LIVE -> next == RETIRED;
            case RETIRED -> false;
        };
    }
}
