package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Keeps who was launched in the session; nothing of another person's session is carried over. */
class LaunchSessions extends HttpSessionSecurityContextRepository {

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        // The same person in a second tab keeps the session: the forms of the first tab carry its CSRF token.
        if (session != null && isOfAnother(session, context.getAuthentication())) {
            session.invalidate();
        }
        super.saveContext(context, request, response);
    }

    private static boolean isOfAnother(HttpSession session, @Nullable Authentication signedIn) {
        Object kept = session.getAttribute(SPRING_SECURITY_CONTEXT_KEY);
        Authentication before = kept instanceof SecurityContext context ? context.getAuthentication() : null;
        return before != null && (signedIn == null || !before.getName().equals(signedIn.getName()));
    }
}
