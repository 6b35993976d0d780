package org.waymark.people;

/** A role was not given or not ended; the problem is told to the person who tried. */
class RoleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Problem {
        NO_REASON,
        TO_ONESELF,
        NOT_A_LEAD,
        LAST_LEAD,
        /** Only leads whose role runs out would remain, and then none. */
        NO_LEAD_FOR_GOOD,
        PAST_END;

        boolean isAboutTheEnd() {
            return this == NO_LEAD_FOR_GOOD || this == PAST_END;
        }

        String messageKey() {
            return "people.problem." + name();
        }
    }

    private final Problem problem;

    RoleRefused(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
