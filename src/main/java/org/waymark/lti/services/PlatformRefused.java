package org.waymark.lti.services;

/** The platform will not do it, whenever it is asked: a person has to look. */
public final class PlatformRefused extends ServiceProblem {

    private final int status;
    private final boolean ofToken;

    public PlatformRefused(int status, String words) {
        this(status, words, false);
    }

    private PlatformRefused(int status, String words, boolean ofToken) {
        super(words);
        this.status = status;
        this.ofToken = ofToken;
    }

    /** The same, said of the access token that came first. */
    PlatformRefused whenAskedForAToken() {
        return new PlatformRefused(status, words(), true);
    }

    /** Whether the platform gave no access token, so that the service itself was never asked. */
    public boolean isOfToken() {
        return ofToken;
    }

    @Override
    public String summary() {
        return super.summary() + " " + status;
    }

    /** The HTTP status: 404 and 410 for a deleted column, 403, 412, 422 and others. */
    public int status() {
        return status;
    }
}
