package org.waymark.recognition.preapproval;

/** Where a request for approval stands. */
public enum PreApprovalStatus {
    ASKED,
    GIVEN,
    REFUSED,
    /** It was given and ended early: nothing new begins by it, and what was begun and promised stays. */
    WITHDRAWN;

    boolean mayBecome(PreApprovalStatus next) {
        return switch (this) {
            case ASKED -> next == GIVEN || next == REFUSED;
            case GIVEN -> next == WITHDRAWN;
            case REFUSED, WITHDRAWN -> false;
        };
    }
}
