package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets only the bearer of the admin token into the operator's API (RFC 6750); answers as RFC 9457 problems. */
class AdminApiFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final AdminToken token;
    private final JsonMapper json;

    AdminApiFilter(AdminToken token, JsonMapper json) {
        this.token = token;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!token.isSet()) {
            refuse(response, HttpStatus.NOT_FOUND, "There is no such page.");
            return;
        }
        switch (token.check(given(request), request.getRemoteAddr())) {
            case RIGHT -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(Operator.authentication());
                SecurityContextHolder.setContext(context);
                chain.doFilter(request, response);
            }
            case WRONG -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                refuse(response, HttpStatus.UNAUTHORIZED, "Send the admin token: Authorization: Bearer …");
            }
            case TOO_OFTEN -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "600");
                refuse(
                        response,
                        HttpStatus.TOO_MANY_REQUESTS,
                        "Too many wrong tokens. Wait ten minutes and try again.");
            }
        }
    }

    static @Nullable String given(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).trim()
                : null;
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
