package org.waymark.lti.services;

/** The platform will not do it, whenever it is asked: a person has to look. */
public final class PlatformRefused extends ServiceProblem {

    private final int status;

    public PlatformRefused(int status, String words) {
        super(words);
        this.status = status;
    }

    /** The HTTP status: 404 and 410 for a deleted column, 403, 412, 422 and others. */
    public int status() {
        return status;
    }
}
