package org.waymark.people.guests;

/** An address cannot be one's own here. */
class OwnAddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    OwnAddressRefused(Problem problem) {
        super(problem.name());
        this.problem = problem;
    }

    enum Problem {
        NO_ADDRESS,
        TOO_MANY,
        TOO_OFTEN,
        LAST,
        MINOR
    }

    String messageKey() {
        return "guests.addresses.problem." + problem;
    }
}
