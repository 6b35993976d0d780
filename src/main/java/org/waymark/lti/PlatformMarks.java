package org.waymark.lti;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a launch says of the installation it comes from, each as a kind and a value. Issuer, client and keys are the same
 * in a restored or a staging LMS; these are what tell it from the real one.
 */
final class PlatformMarks {

    private static final String GUID = "guid ";
    private static final String SERVICE = "service ";
    private static final String RETURN = "return ";
    private static final String ENVIRONMENT = "environment ";

    /** More than any LMS sends; longer values are cut, so that a row can hold them. */
    private static final int LONGEST = 300;

    private final Set<String> marks = new LinkedHashSet<>();

    /** The {@code tool_platform} claim's guid (LTI Core 1.3, 5.4.2). */
    void guid(@Nullable String guid) {
        add(GUID, guid);
    }

    /** The address of a service, such as the gradebook. */
    void service(@Nullable String url) {
        site(SERVICE, url);
    }

    /** An address to which people go back. */
    void back(@Nullable String url) {
        site(RETURN, url);
    }

    /** What the platform calls its environment; the one of real courses is none to speak of. */
    void environment(@Nullable String name) {
        if (name != null && !name.toLowerCase(Locale.ROOT).startsWith("prod")) {
            add(ENVIRONMENT, name.toLowerCase(Locale.ROOT));
        }
    }

    private void site(String kind, @Nullable String url) {
        String host = host(url);
        if (host == null) {
            return;
        }
        add(kind, host);
        // Instructure's copies of a Canvas, renewed from it each week
        for (String copy : new String[] {"beta", "test"}) {
            if (host.endsWith("." + copy + ".instructure.com")) {
                environment(copy);
            }
        }
    }

    private void add(String kind, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            String one = value.strip().replaceAll("\\s+", " ");
            marks.add(kind + (one.length() <= LONGEST ? one : one.substring(0, LONGEST)));
        }
    }

    /** The marks by which this launch seems to come from another installation than those seen before. */
    Set<String> strange(Set<String> known, PlatformRegistration platform) {
        Set<String> strange = new TreeSet<>();
        for (String mark : marks) {
            if (!known.contains(mark) && isStrange(mark, known, platform)) {
                strange.add(mark);
            }
        }
        return strange;
    }

    private boolean isStrange(String mark, Set<String> known, PlatformRegistration platform) {
        if (mark.startsWith(ENVIRONMENT)) {
            return true;
        }
        if (mark.startsWith(GUID)) {
            return knows(GUID, known);
        }
        String kind = mark.startsWith(SERVICE) ? SERVICE : RETURN;
        if (hosts(platform).contains(mark.substring(kind.length()))) {
            return false;
        }
        if (PlatformFamily.of(platform.product()).onOneSite()) {
            return true;
        }
        // A school may reach one Canvas by several names; its services keep theirs.
        boolean otherNameOfTheSame = kind.equals(RETURN) && known.stream().anyMatch(this::isOurGuid);
        return knows(kind, known) && !otherNameOfTheSame;
    }

    private boolean isOurGuid(String mark) {
        return mark.startsWith(GUID) && marks.contains(mark);
    }

    /** What is worth keeping of a launch that is not strange. */
    Set<String> toLearn(Set<String> known, PlatformRegistration platform) {
        Set<String> fresh = new TreeSet<>();
        for (String mark : marks) {
            String kind = kind(mark);
            boolean said = !kind.equals(GUID) && hosts(platform).contains(mark.substring(kind.length()));
            if (!said && !known.contains(mark) && !knows(kind, known)) {
                fresh.add(mark);
            }
        }
        return fresh;
    }

    private static String kind(String mark) {
        return mark.substring(0, mark.indexOf(' ') + 1);
    }

    /** What was known or registered of the kinds that these marks are of. */
    static Set<String> expected(Set<String> strange, Set<String> known, PlatformRegistration platform) {
        Set<String> expected = new TreeSet<>();
        for (String mark : strange) {
            String kind = kind(mark);
            known.stream().filter(each -> each.startsWith(kind)).forEach(expected::add);
            if (kind.equals(SERVICE) || kind.equals(RETURN)) {
                hosts(platform).forEach(host -> expected.add(kind + host));
            } else if (kind.equals(ENVIRONMENT)) {
                expected.add(ENVIRONMENT + "production");
            }
        }
        return expected;
    }

    private static boolean knows(String kind, Set<String> known) {
        return known.stream().anyMatch(mark -> mark.startsWith(kind));
    }

    private static Set<String> hosts(PlatformRegistration platform) {
        Set<String> hosts = new TreeSet<>();
        for (String url : new String[] {
            platform.issuer(),
            platform.authorizationEndpoint().toString(),
            platform.tokenEndpoint().toString(),
            platform.jwksUri().toString()
        }) {
            String host = host(url);
            if (host != null) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    private static @Nullable String host(@Nullable String url) {
        try {
            String host = url == null ? null : new URI(url).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
