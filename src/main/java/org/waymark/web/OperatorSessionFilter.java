package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/** Makes the bearer of an open operator session the operator, for this request only. */
class OperatorSessionFilter extends OncePerRequestFilter {

    static final String COOKIE = "__Host-waymark-operator";

    private final OperatorSessions sessions;

    OperatorSessionFilter(OperatorSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie != null && sessions.isOpen(cookie.getValue())) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(Operator.authentication());
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
