package org.waymark.people.staff;

/** What cannot be done with an import now; the problem's message key says it in a sentence. */
class ImportRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Problem {
        /** Another list of the district is read or carried out. */
        AT_WORK,
        /** It is not where the page that was clicked showed it. */
        MOVED_ON,
        /** So many would be closed that their number must be confirmed. */
        MANY_CLOSED
    }

    private final Problem problem;

    ImportRefused(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
