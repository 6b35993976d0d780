package org.waymark.lti.ags;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the next page from Link headers (RFC 8288), as AGS 2.0, 3.2.8 uses them. */
final class NextPage {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,<\"]|\"[^\"]*\")*)");
    private static final Pattern REL = Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    private NextPage() {}

    /** The address as it stands there, resolved against the page's own. */
    static Optional<URI> of(List<String> headers, URI page) {
        for (String header : headers) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                Matcher rel = REL.matcher(link.group(2).toLowerCase(Locale.ROOT));
                if (rel.find()) {
                    String words = rel.group(1) != null ? rel.group(1) : rel.group(2);
                    if (List.of(words.split("\\s+", -1)).contains("next")) {
                        return Optional.of(page.resolve(link.group(1)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    static boolean sameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static String origin(URI address) {
        int port =
                address.getPort() >= 0 ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        return (address.getScheme() + "://" + address.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }
}
