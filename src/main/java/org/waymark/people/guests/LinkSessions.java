package org.waymark.people.guests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.MinorProtected;

/** The sessions that links open. */
@Component
class LinkSessions {

    private static final Logger log = LoggerFactory.getLogger(LinkSessions.class);

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    LinkSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Opens one; whatever session this browser had, of whomever, is over. */
    void open(SignedInPerson me, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(me, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    void end(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Whoever is protected as a minor comes in through their LMS alone. */
    @EventListener
    void on(MinorProtected minor) {
        endOthers(minor.person(), null);
    }

    /** Ends those that links opened for someone, but for this one: an address was taken off, perhaps for good reason. */
    void endOthers(PersonId person, @Nullable HttpSession own) {
        try {
            endOthers(sessions, person, own == null ? "" : own.getId());
        } catch (RuntimeException e) {
            log.error("The sessions of person {} could not be ended", person, e);
        }
    }

    private static <S extends Session> void endOthers(
            FindByIndexNameSessionRepository<S> sessions, PersonId person, String own) {
        sessions.findByPrincipalName(person.toString()).forEach((id, session) -> {
            if (!id.equals(own) && isByLink(session)) {
                sessions.deleteById(id);
            }
        });
    }

    private static boolean isByLink(Session session) {
        Object kept = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        Authentication authentication = kept instanceof SecurityContext context ? context.getAuthentication() : null;
        return authentication != null
                && authentication.getPrincipal() instanceof SignedInPerson someone
                && someone.isGuest();
    }
}
