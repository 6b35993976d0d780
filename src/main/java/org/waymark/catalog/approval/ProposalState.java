package org.waymark.catalog.approval;

import java.util.Set;

/** Where a proposal stands. */
enum ProposalState {
    /** The committee reads it and votes. */
    OPEN,
    /** Back with its author, with reasons. */
    RETURNED,
    /** Taken back by its author. */
    WITHDRAWN,
    /** The committee wants it; a lead opens it, or it goes back. */
    APPROVED,
    /** It is a version of a micro-credential. */
    PUBLISHED;

    boolean mayBecome(ProposalState next) {
        return switch (this) {
            case OPEN -> Set.of(RETURNED, WITHDRAWN, APPROVED).contains(next);
            case APPROVED -> Set.of(RETURNED, WITHDRAWN, PUBLISHED).contains(next);
            case RETURNED, WITHDRAWN, PUBLISHED -> false;
        };
    }
}
