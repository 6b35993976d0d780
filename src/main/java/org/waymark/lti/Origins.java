package org.waymark.lti;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port, as browsers compare them (RFC 6454). */
public final class Origins {

    private Origins() {}

    /** The origin of an absolute http(s) address, without a default port. */
    public static String of(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        int port = url.getPort();
        boolean usual = port == -1 || (port == 443 && scheme.equals("https")) || (port == 80 && scheme.equals("http"));
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
