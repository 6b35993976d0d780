package org.waymark.storage;

/** A file that was not kept, and why. */
public class RefusedFile extends RuntimeException {

    /** What was wrong with it. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        WRONG_TYPE
    }

    private final Reason reason;

    RefusedFile(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
