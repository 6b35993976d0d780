package org.waymark.catalog.approval;

/** A draft cannot be proposed as it is. */
class ProposalRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; message keys are made of these names. */
    enum Why {
        FAULTS,
        DESIGNERS_ONLY,
        /** Another proposal about the same is on its way. */
        ALREADY_PROPOSED,
        /** What it revises is retired. */
        RETIRED,
        /** Another version came out since it was begun. */
        OVERTAKEN,
        /** It says what the current version says. */
        NOTHING_CHANGED
    }

    private final Why why;

    ProposalRefused(Why why) {
        super(why.name());
        this.why = why;
    }

    Why why() {
        return why;
    }
}
