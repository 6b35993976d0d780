package org.waymark.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The LMS answers under its own host name only; that makes it another site than the tool. */
@Component
@Profile("sandbox")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class SandboxHostFilter extends OncePerRequestFilter {

    private final SandboxAddresses addresses;

    SandboxHostFilter(SandboxAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals("/sandbox") && !path.startsWith("/sandbox/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!SandboxAddresses.HOST.equals(request.getServerName())) {
            String query = request.getQueryString();
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader(
                    "Location", addresses.origin() + request.getRequestURI() + (query == null ? "" : "?" + query));
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; frame-src 'self' http: https:; frame-ancestors 'self';"
                        + " base-uri 'none'; object-src 'none'");
        chain.doFilter(request, response);
    }
}
