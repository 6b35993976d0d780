package org.waymark.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
            return "'self' " + person.platformOrigin();
        }
        if (request.getRequestURI().startsWith("/admin") || Operator.is(authentication)) {
            return "'none'";
        }
        // Nobody is signed in: such a page holds nothing to click for another site, and where a session ended inside a
        // course, a policy that named no LMS would leave the frame blank.
        return "*";
    }
}
