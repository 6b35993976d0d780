package org.waymark.submission;

/** A document cannot be shown without who made it: for now, or at all. */
final class NotUnsigned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean busy;

    NotUnsigned(boolean busy) {
        this.busy = busy;
    }

    /** Whether it is worth another try. */
    boolean busy() {
        return busy;
    }
}
