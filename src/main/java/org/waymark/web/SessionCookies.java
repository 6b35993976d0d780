package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a session. One that begins inside a course must come back from the frame of another site (SameSite=None,
 * partitioned); one that begins at the doors for guests comes from our own pages alone (SameSite=Lax). The name is the same:
 * a browser has one session of ours.
 */
@Component
class SessionCookies implements CookieSerializer {

    static final String NAME = "__Host-waymark";

    private static final Pattern DOORS_FOR_GUESTS = Pattern.compile("/(sign-in|join|sign-out)(/|$)");

    private final CookieSerializer framed = cookie("None", true);
    private final CookieSerializer own = cookie("Lax", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        boolean guests = isDoorForGuests(value.getRequest());
        if (value.getCookieValue().isEmpty()) {
            // A session that ends may have had either.
            framed.writeCookieValue(value);
            own.writeCookieValue(value);
        } else {
            (guests ? own : framed).writeCookieValue(value);
        }
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return framed.readCookieValues(request);
    }

    private static boolean isDoorForGuests(HttpServletRequest request) {
        return DOORS_FOR_GUESTS.matcher(request.getRequestURI()).lookingAt();
    }

    private static CookieSerializer cookie(String sameSite, boolean partitioned) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(NAME);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite(sameSite);
        cookie.setPartitioned(partitioned);
        return cookie;
    }
}
