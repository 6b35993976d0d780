package org.waymark.lti.services;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The platform could not be reached or cannot do it now (429, 5xx, time-outs): to be tried again later. */
public final class PlatformBusy extends ServiceProblem {

    private final @Nullable Duration waitAtLeast;
    private final boolean forItsCertificate;

    public PlatformBusy(String words, @Nullable Duration waitAtLeast) {
        this(words, waitAtLeast, false);
    }

    private PlatformBusy(String words, @Nullable Duration waitAtLeast, boolean forItsCertificate) {
        super(words);
        this.waitAtLeast = waitAtLeast;
        this.forItsCertificate = forItsCertificate;
    }

    /** It answers under a certificate that does not hold; once that is renewed, all goes on by itself. */
    static PlatformBusy forItsCertificate() {
        return new PlatformBusy(
                "The certificate (TLS) of the LMS does not hold: it has expired, or nobody known signed it.",
                null,
                true);
    }

    public boolean isForItsCertificate() {
        return forItsCertificate;
    }

    /** What its Retry-After header asked for. */
    public @Nullable Duration waitAtLeast() {
        return waitAtLeast;
    }
}
