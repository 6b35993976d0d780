package org.waymark.lti;

import static org.springframework.security.web.context.HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;

/** Whose session this browser has: nothing of another person's is carried over into a launch. */
final class LaunchSessions {

    private LaunchSessions() {}

    /**
     * Ends the session of another person. The same person in a second tab keeps it, since the forms of the first tab
     * carry its CSRF token. To be called before the session's id is changed: an id that was changed and not yet saved
     * cannot be deleted, and the session would live on under its old one.
     */
    static void endThatOfAnother(HttpServletRequest request, Authentication signedIn) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return;
        }
        Object kept = session.getAttribute(SPRING_SECURITY_CONTEXT_KEY);
        Authentication before = kept instanceof SecurityContext context ? context.getAuthentication() : null;
        if (before != null && !before.getName().equals(signedIn.getName())) {
            session.invalidate();
        }
    }
}
