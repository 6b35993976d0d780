package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.waymark.people.ClosedAccess;
import org.waymark.people.SignedInPerson;

/** Shows someone who was taken off their course why nothing opens; only marked sessions cost a look into the database. */
class ClosedAccessFilter extends OncePerRequestFilter {

    /** Launches, which open access again, and what everyone may see. */
    private static final Pattern FOR_EVERYONE = Pattern.compile(
            "/(lti|badges|portfolio|records|issuers|sign-in|join|open|privacy/certificate|notices/unsubscribe|\\.well-known)/.*|/verify|/api/verify|/openapi.yaml|/error"
                    + "|/[^/]+\\.(css|js|svg|ico)");

    private final ClosedAccess access;

    ClosedAccessFilter(ClosedAccess access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ClosedAccess.MARK) != null) {
            Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
            // Whom an e-mail link signed in, no course had to let in.
            if (authentication != null && authentication.getPrincipal() instanceof SignedInPerson me && !me.isGuest()) {
                // The mark stays after a launch has opened the door: taking it off could lose one that comes just now.
                if (access.isClosed(me.id(), me.district())) {
                    request.getRequestDispatcher(ClosedAccess.PAGE).forward(request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FOR_EVERYONE.matcher(request.getRequestURI()).matches();
    }
}
