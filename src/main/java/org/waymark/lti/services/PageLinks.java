package org.waymark.lti.services;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads Link headers (RFC 8288) as AGS 2.0, 3.2.8 and NRPS 2.0, 2.4 use them. */
public final class PageLinks {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,<\"]|\"[^\"]*\")*)");
    private static final Pattern REL = Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    private PageLinks() {}

    /** The next page, as it stands there, resolved against the page's own address. */
    public static Optional<URI> next(HttpHeaders headers, URI page) {
        return related("next", headers, page);
    }

    /** Where to ask later for what has changed since this page. */
    public static Optional<URI> differences(HttpHeaders headers, URI page) {
        return related("differences", headers, page);
    }

    private static Optional<URI> related(String relation, HttpHeaders all, URI page) {
        List<String> headers = all.getOrEmpty(HttpHeaders.LINK);
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                Matcher rel = REL.matcher(link.group(2).toLowerCase(Locale.ROOT));
                if (rel.find()) {
                    String words = rel.group(1) != null ? rel.group(1) : rel.group(2);
                    if (List.of(words.split("\\s+", -1)).contains(relation)) {
                        return Optional.of(resolved(page, link.group(1)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static URI resolved(URI page, String link) {
        try {
            return page.resolve(link);
        } catch (IllegalArgumentException e) {
            throw new PlatformRefused(200, "The LMS named a page whose address is none.");
        }
    }

    public static boolean sameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static String origin(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return (address.getScheme() + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
