package org.waymark.award.ownership;

/** Badges cannot be made out to this. */
class OwnershipRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    OwnershipRefused(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    /** Why. */
    enum Problem {
        MINOR,
        NOT_CONFIRMED,
        NO_JWT,
        NO_DID,
        METHOD,
        DID_BROKEN,
        DID_SILENT,
        DID_FORBIDDEN,
        NO_SUCH_KEY,
        ALGORITHM,
        SIGNATURE,
        AUDIENCE,
        CHALLENGE,
        ISSUER
    }

    String messageKey() {
        return "award.ownership.problem." + problem;
    }
}
