package org.waymark.submission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends an upload that is far too large, or of far too many files, back to its page before anything reads it: read any
 * further, the server would end it with an error page. Up to these limits the page itself says so and keeps what was typed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class LargeUploadFilter extends OncePerRequestFilter {

    /** A little below {@code spring.servlet.multipart.max-file-size}. */
    static final long LIMIT = DataSize.ofMegabytes(120).toBytes();

    private static final Pattern UPLOAD = Pattern.compile("/submissions/[^/]+/evidence/[^/]+");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !UPLOAD.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            back("tooLarge", request, response);
        } else if (!taken(request)) {
            back("tooMany", request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void back(String why, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getRequestURI() + "?" + why + "=yes");
    }

    /** Whether the server takes that many parts; it reads them once, and has them when they are asked for. */
    private static boolean taken(HttpServletRequest request) throws IOException {
        if (!String.valueOf(request.getContentType()).startsWith("multipart/form-data")) {
            return true;
        }
        try {
            request.getParts();
            return true;
        } catch (IllegalStateException | ServletException tooMany) {
            return false;
        }
    }
}
