package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** Whether a browser says that a page of this address's origin sent the request (Fetch, "Origin" header). */
    static boolean sentBy(HttpServletRequest request, URI page) {
        return of(page).equals(request.getHeader("Origin"));
    }

    /** Whether an address has the host of one of these; what is no address has none. */
    static boolean sameHost(String url, String... others) {
        String host = host(url);
        return host != null && Arrays.stream(others).anyMatch(other -> host.equals(host(other)));
    }

    private static @Nullable String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
