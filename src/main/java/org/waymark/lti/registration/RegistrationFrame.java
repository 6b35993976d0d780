package org.waymark.lti.registration;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.Origins;

/**
 * Who may show the registration page and hear that it can be closed: the site that the configuration is on. It is read
 * for its origin only; whether we call it is decided later.
 *
 * @param site an origin, or empty where there is none
 * @param school the origin of a school's own Canvas, whose configuration is on a host of all Canvases; else null
 */
record RegistrationFrame(String site, @Nullable String school) {

    private static final String CANVAS = ".instructure.com";

    static RegistrationFrame of(@Nullable String configuration, @Nullable String shownBy) {
        String site = origin(configuration);
        String frame = origin(shownBy);
        boolean school = isCanvas(site) && isCanvas(frame) && !frame.equals(site);
        return new RegistrationFrame(site, school ? frame : null);
    }

    private static boolean isCanvas(String origin) {
        return origin.startsWith("https://") && (origin.endsWith(CANVAS) || origin.endsWith(".canvaslms.com"));
    }

    /** Separated by spaces, as a content security policy lists them. */
    String origins() {
        return school == null ? site : site + " " + school;
    }

    private static String origin(@Nullable String url) {
        try {
            URI address = URI.create(url == null ? "" : url.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || scheme.equals("http");
            return web && address.getHost() != null ? Origins.of(address) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
