package org.waymark.journeys;

/** Which LMS the sandbox behaves like in a journey: an address of its own below the sandbox's. */
enum LmsMode {
    PLAIN(""),
    MOODLE("/moodle"),
    CANVAS("/canvas"),
    BRIGHTSPACE("/brightspace"),
    BLACKBOARD("/blackboard"),
    MINIMAL("/minimal"),
    HOSTILE("/hostile");

    private final String segment;

    LmsMode(String segment) {
        this.segment = segment;
    }

    /** An address of the plain sandbox, in this mode. */
    String within(String path) {
        return path.equals("/sandbox") || path.startsWith("/sandbox/")
                ? "/sandbox" + segment + path.substring("/sandbox".length())
                : path;
    }

    /** Whether the deployment comes with the first launch and waits for the operator. */
    boolean namesDeploymentLate() {
        return this == CANVAS || this == BLACKBOARD;
    }

    boolean tellsNames() {
        return this != MINIMAL;
    }
}
