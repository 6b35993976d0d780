package org.waymark.sandbox;

/** RFC 6749, 5.2: an error code, and words for whoever reads the tool's log. */
class SandboxTokenRefusal extends RuntimeException {

    private final String error;

    SandboxTokenRefusal(String error, String words) {
        super(words);
        this.error = error;
    }

    String error() {
        return error;
    }
}
