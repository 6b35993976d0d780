package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;

/**
 * Lets someone whom an e-mail link signed in see what is their own, and work where they are let; whatever else there is, also
 * what a role would open inside the LMS, is not found.
 */
class GuestFilter extends OncePerRequestFilter {

    /** Their own, to read and to keep; and what is for everyone. */
    private static final Pattern OWN = Pattern.compile(
            "/record(/(?!apart|invite).*)?|/badges/.*|/portfolio/.*|/records/.*|/notices(/.*)?|/privacy(/archive|/deletion"
                    + "(/withdraw|/now)?|/certificate/.*)?|/verify|/visibility|/sign-out|/sign-in(/.*)?|/join/[^/]*|/open/.*|/openapi.yaml|/lti/.*|/issuers/.*|/\\.well-known/.*"
                    + "|/error|/[^/]+\\.(css|js|svg|ico)");

    /** What they have handed in stays theirs to read, with its files at their short-lived addresses. */
    private static final Pattern OWN_WORK = Pattern.compile("/submissions/.*|/files/[^/]*");

    private static final Pattern WORK = Pattern.compile(
            "/home|/credentials(/.*)?|/submissions/.*|/plan(/.*)?|/programmes(/.*)?|/cohorts(/.*)?|/invitations/.*"
                    + "|/goals(/.*)?|/stacks(/.*)?|/questions/.*");

    private static final Pattern FRONT = Pattern.compile("/|/home");

    private final Guests guests;

    GuestFilter(Guests guests) {
        this.guests = guests;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedInPerson me)
                || !me.isGuest()
                || isOpen(request, me)) {
            chain.doFilter(request, response);
        } else if (FRONT.matcher(request.getRequestURI()).matches()) {
            response.sendRedirect("/record");
        } else {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
    }

    private boolean isOpen(HttpServletRequest request, SignedInPerson me) {
        String path = request.getRequestURI();
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return OWN.matcher(path).matches()
                || reads && OWN_WORK.matcher(path).matches()
                || WORK.matcher(path).matches() && guests.mayWork(me.id(), me.district());
    }
}
