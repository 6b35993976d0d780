package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.header.HeaderWriter;
import org.waymark.people.SignedInPerson;

/**
 * The content security policy of every page that sets none itself. A signed-in person's pages may be framed by the LMS
 * that was launched from and by nobody else.
 */
class FrameHeaders implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";

    /** What nobody opens inside a course: a button there must not be clicked for another site. */
    private static final Pattern OWN_WINDOW = Pattern.compile("/(admin|sign-in|join)(/|$)");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(
                    HEADER,
                    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
                            + "frame-ancestors " + ancestors(request));
        }
    }

    private static String ancestors(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson person) {
            return person.isGuest() ? "'none'" : "'self' " + person.platformOrigin();
        }
        if (OWN_WINDOW.matcher(request.getRequestURI()).lookingAt() || Operator.is(authentication)) {
            return "'none'";
        }
        // Nobody is signed in: such a page holds nothing to click for another site, and where a session ended inside a
        // course, a policy that named no LMS would leave the frame blank.
        return "*";
    }
}
