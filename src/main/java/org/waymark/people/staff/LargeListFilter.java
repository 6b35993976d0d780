package org.waymark.people.staff;

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

/** Sends a list that is far too large back to its page before anything reads it; the page says so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 101)
class LargeListFilter extends OncePerRequestFilter {

    /** A little below {@code spring.servlet.multipart.max-file-size}. */
    private static final long LIMIT = DataSize.ofMegabytes(119).toBytes();

    private static final String PAGE = "/admin/staff";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod()) || !request.getRequestURI().equals(PAGE + "/imports");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", PAGE + "?tooLarge=yes");
        } else {
            chain.doFilter(request, response);
        }
    }
}
