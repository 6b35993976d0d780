package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What the security chains tell a browser with each answer, for answers that are made outside of them. */
final class SafeHeaders {

    /** No page of ours asks for them, and none that came into one by mistake shall. */
    static final String NO_DEVICES = "accelerometer=(), bluetooth=(), camera=(), display-capture=(), geolocation=(),"
            + " gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    static final ReferrerPolicy REFERRER = ReferrerPolicy.SAME_ORIGIN;

    private SafeHeaders() {}

    /** For the page of an error that was found before the chains: a form that is too large, slow or none. */
    static void writeWhereThereAreNone(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader("X-Content-Type-Options")) {
            write(request, response);
        }
    }

    static void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A course's frame stays a frame; there is nothing on the page to click.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors *");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", REFERRER.getPolicy());
        response.setHeader("Permissions-Policy", NO_DEVICES);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }
}
