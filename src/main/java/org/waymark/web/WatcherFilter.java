package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a program that watches Waymark by its token: that of the metrics, or the operator's. */
class WatcherFilter extends OncePerRequestFilter {

    static final String METRICS = "METRICS";

    private final AdminToken token;
    private final byte @Nullable [] metrics;

    WatcherFilter(AdminToken token, MetricsSettings settings) {
        this.token = token;
        this.metrics = settings.token() == null ? null : AdminToken.digest(settings.token());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = AdminApiFilter.given(request);
        if (given != null) {
            if (metrics != null && MessageDigest.isEqual(metrics, AdminToken.digest(given))) {
                authenticate(UsernamePasswordAuthenticationToken.authenticated(
                        "metrics", null, List.of(new SimpleGrantedAuthority("ROLE_" + METRICS))));
            } else if (token.isSet()) {
                AdminToken.Verdict verdict = token.check(given, request.getRemoteAddr());
                if (verdict == AdminToken.Verdict.TOO_OFTEN) {
                    response.setHeader("Retry-After", "600");
                    response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
                    return;
                }
                if (verdict == AdminToken.Verdict.RIGHT) {
                    authenticate(Operator.authentication());
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static void authenticate(Authentication watcher) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(watcher);
        SecurityContextHolder.setContext(context);
    }
}
