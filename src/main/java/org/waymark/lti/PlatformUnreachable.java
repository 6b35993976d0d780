package org.waymark.lti;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

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

    /** Whether it did answer, and could not show by its certificate that it is who it says: most often that has expired. */
    public boolean isForItsCertificate() {
        for (Throwable each = getCause(); each != null; each = each.getCause()) {
            if (each instanceof CertificateException || each instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    /** Whether we will never call this address, so that trying again is of no use. */
    public boolean isForbidden() {
        return forbidden;
    }
}
