package org.waymark.catalog.approval;

/** A draft cannot be proposed, or approved, as it is. */
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
        NOTHING_CHANGED,
        /** Pay, a role or a licence came to rest on it since, and it leaves it to one reader. */
        TWO_READERS
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
