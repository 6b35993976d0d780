package org.waymark.placement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** How far a score has come. */
enum PublicationStatus {
    QUEUED,
    /** It waits for a person to look at the connection; released, it is queued by itself. */
    HELD,
    /** The LMS has it, or something newer. */
    SENT,
    /** The LMS said no, in words that are kept. */
    REFUSED,
    /** The LMS could not be reached for days. */
    GIVEN_UP,
    /** The link has no gradebook column that we may write to. */
    NOT_POSSIBLE,
    /** Something later went first, so this is not told any more. */
    SUPERSEDED;

    private static final Map<PublicationStatus, Set<PublicationStatus>> MOVES = Map.of(
            QUEUED, EnumSet.of(HELD, SENT, REFUSED, GIVEN_UP, NOT_POSSIBLE, SUPERSEDED),
            HELD, EnumSet.of(QUEUED, SUPERSEDED),
            REFUSED, EnumSet.of(QUEUED, SUPERSEDED),
            GIVEN_UP, EnumSet.of(QUEUED, SUPERSEDED),
            NOT_POSSIBLE, EnumSet.of(QUEUED, SUPERSEDED),
            // Once more, where somebody lost the grade in the LMS.
            SENT, EnumSet.of(QUEUED),
            SUPERSEDED, EnumSet.noneOf(PublicationStatus.class));

    boolean mayBecome(PublicationStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether it did not arrive and a person has to look, who may send it again. */
    boolean failed() {
        return this != HELD && mayBecome(QUEUED) && mayBecome(SUPERSEDED);
    }

    /** Colour of the status tag; its text carries the meaning. */
    String tag() {
        return switch (this) {
            case SENT -> "tag--success";
            case QUEUED -> "tag--info";
            case REFUSED, GIVEN_UP -> "tag--danger";
            case HELD -> "tag--waiting";
            case NOT_POSSIBLE -> "tag--action";
            case SUPERSEDED -> "";
        };
    }
}
