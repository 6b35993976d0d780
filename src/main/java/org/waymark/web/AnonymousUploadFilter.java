package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an upload without a session before its body is read: looking for a CSRF token in it would write it to disk. Only a
 * badge may be brought by anyone, and no more than a badge.
 */
class AnonymousUploadFilter extends OncePerRequestFilter {

    private static final String OF_ANYONE = "/verify";

    /** A picture of five megabytes, and the fields around it. */
    private static final long LARGEST_OF_ANYONE = 6L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean upload = type != null && type.regionMatches(true, 0, "multipart/", 0, 10);
        if (upload && isBadge(request, type)) {
            long length = request.getContentLengthLong();
            if (length < 0 || length > LARGEST_OF_ANYONE) {
                response.sendRedirect(OF_ANYONE + "?too-large");
                return;
            }
        } else if (upload && isNobody(SecurityContextHolder.getContext().getAuthentication())) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isNobody(@Nullable Authentication who) {
        return who == null || who instanceof AnonymousAuthenticationToken;
    }

    /** As it is read before a thread is given to it; in any other shape it would be read on one. */
    private static boolean isBadge(HttpServletRequest request, String type) {
        return request.getRequestURI().equals(OF_ANYONE)
                && "POST".equals(request.getMethod())
                && type.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }
}
