package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a page when everything about it is done. Spring Session saves when a response leaves and once more at its end, for
 * which it reads the session again; and what fails after the last line of a page still becomes an error page.
 */
@Component
class WholePages extends OncePerRequestFilter {

    /** Bytes. Longer pages leave in parts. */
    private static final int MOST = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Page(response));
    }

    private static final class Page extends HttpServletResponseWrapper {

        private @Nullable PrintWriter writer;

        private Page(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                setBufferSize(MOST);
                writer = new PrintWriter(super.getWriter()) {
                    @Override
                    public void flush() {
                        // With the end of the response.
                    }
                };
            }
            return writer;
        }
    }
}
