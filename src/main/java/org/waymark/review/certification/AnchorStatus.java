package org.waymark.review.certification;

import java.util.EnumSet;
import java.util.Set;

/** How far an anchor has come. */
enum AnchorStatus {
    /** Being written. */
    DRAFT,
    /** Frozen; experts score it, each alone. */
    SCORING,
    /** Two experts differ, see both sides and settle. */
    DIFFERING,
    /** The experts' levels are the same, and stay. */
    AGREED,
    /** Nobody rates it any more. */
    RETIRED;

    boolean mayBecome(AnchorStatus next) {
        return moves().contains(next);
    }

    private Set<AnchorStatus> moves() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SCORING, RETIRED);
            // Back to scoring where one of the experts has asked for deletion.
            case SCORING, DIFFERING -> EnumSet.of(SCORING, DIFFERING, AGREED, RETIRED);
            case AGREED -> EnumSet.of(RETIRED);
            case RETIRED -> EnumSet.noneOf(AnchorStatus.class);
        };
    }
}
