package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The cookie of a session. One that begins inside a course must come back from the frame of another site (SameSite=None,
 * partitioned); one that begins at the doors for guests comes from our own pages alone (SameSite=Lax). A browser keeps a
 * partitioned cookie beside a plain one of the same name, so the two have names of their own, and whoever gets the one
 * loses the other: who signed in last is signed in.
 */
@Component
class SessionCookies implements CookieSerializer {

    static final String LAUNCHED = "__Host-waymark";
    static final String GUEST = "__Host-waymark-guest";

    private static final Pattern DOORS_FOR_GUESTS = Pattern.compile("/(sign-in|join|sign-out)(/|$)");

    private final CookieSerializer launched = cookie(LAUNCHED, "None", true);
    private final CookieSerializer guest = cookie(GUEST, "Lax", false);

    @Override
    public void writeCookieValue(CookieValue value) {
        boolean guests = isDoorForGuests(value.getRequest());
        CookieValue none = new CookieValue(value.getRequest(), value.getResponse(), "");
        launched.writeCookieValue(guests ? none : value);
        guest.writeCookieValue(guests ? value : none);
    }

    /** A guest's cookie never comes into the frame of another site; where both come, a launch is the nearer. */
    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return Stream.of(launched, guest)
                .flatMap(cookie -> cookie.readCookieValues(request).stream())
                .toList();
    }

    private static boolean isDoorForGuests(HttpServletRequest request) {
        return DOORS_FOR_GUESTS.matcher(request.getRequestURI()).lookingAt();
    }

    private static CookieSerializer cookie(String name, String sameSite, boolean partitioned) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite(sameSite);
        cookie.setPartitioned(partitioned);
        return cookie;
    }
}
