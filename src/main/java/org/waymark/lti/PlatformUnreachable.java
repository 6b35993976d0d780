package org.waymark.lti;

/** No answer came from a platform: not reached, too slow, too big, or an address we do not call. */
public class PlatformUnreachable extends RuntimeException {

    private final boolean forbidden;

    PlatformUnreachable(String message, Throwable cause) {
        super(message, cause);
        this.forbidden = false;
    }

    PlatformUnreachable(String message, boolean forbidden) {
        super(message);
        this.forbidden = forbidden;
    }

    /** Whether we will never call this address, so that trying again is of no use. */
    public boolean isForbidden() {
        return forbidden;
    }
}
