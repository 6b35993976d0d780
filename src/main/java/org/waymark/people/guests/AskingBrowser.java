package org.waymark.people.guests;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Knows the browser that asked for a letter when it comes back with the link. Lax: it comes with a click in a mail program on
 * the web, and not with a form of a stranger.
 */
@Component
class AskingBrowser {

    static final String COOKIE = "__Host-waymark-letter";

    private final Tokens tokens;

    AskingBrowser(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Who asks for a letter.
     *
     * @param browser hash of what this browser is known by
     * @param client where it is
     * @param language what to write in
     */
    record Asker(String browser, String client, Locale language) {}

    Asker asker(HttpServletRequest request, HttpServletResponse response, Locale language) {
        return new Asker(Tokens.hash(known(request, response)), request.getRemoteAddr(), language);
    }

    /** The same for several letters at once. */
    private String known(HttpServletRequest request, HttpServletResponse response) {
        String sent = sentBy(request);
        String value = sent != null ? sent : tokens.fresh();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(MailLinks.LIFETIME.multipliedBy(2))
                        .build()
                        .toString());
        return value;
    }

    @Nullable
    String sentBy(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && Tokens.isWellFormed(cookie.getValue()) ? cookie.getValue() : null;
    }
}
