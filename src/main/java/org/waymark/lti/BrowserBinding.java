package org.waymark.lti;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Ties a launch to the browser that began it, so that nobody can be signed in as another by a link or form of a
 * stranger (Security Framework 1.0, 7.3.1).
 */
@Component
class BrowserBinding {

    /** "__Host-": no other host of the domain can plant it. */
    static final String COOKIE = "__Host-waymark-browser";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random;

    BrowserBinding(SecureRandom random) {
        this.random = random;
    }

    /** The value this browser sent, so that launches in two tabs both come back; or null. */
    @Nullable
    String sentBy(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())
                        && WELL_FORMED.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** A value for a browser that has none. */
    String fresh() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Partitioned: a browser that refuses third-party cookies still keeps this one within the LMS's frame. */
    String cookie(String value) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("None")
                .partitioned(true)
                .maxAge(LaunchStates.LIFETIME)
                .build()
                .toString();
    }

    /** What the database keeps of it. */
    static String sha256(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
