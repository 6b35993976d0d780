package org.waymark.submission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends an upload that is far too large back to its page before anything reads it: read any further, the server would
 * end it with an error page. Up to this limit the page itself says so and keeps what was typed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class LargeUploadFilter extends OncePerRequestFilter {

    /** A little below {@code spring.servlet.multipart.max-file-size}. */
    static final long LIMIT = DataSize.ofMegabytes(120).toBytes();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !request.getRequestURI().matches("/submissions/[^/]+/evidence/[^/]+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getRequestURI() + "?tooLarge=yes");
        } else {
            chain.doFilter(request, response);
        }
    }
}
