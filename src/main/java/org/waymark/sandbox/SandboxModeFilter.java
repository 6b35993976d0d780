package org.waymark.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets every page and service of the sandbox be there once for each mode: {@code /sandbox/moodle/links/1} is served by what
 * serves {@code /sandbox/links/1}, and the addresses in its answer stay in the mode. After the security filters, which would
 * leave addresses alone.
 */
@Component
@Profile("sandbox")
@Order(0)
class SandboxModeFilter extends OncePerRequestFilter {

    private static final String SANDBOX = "/sandbox";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SandboxMode.ofPath(request.getRequestURI()) == SandboxMode.PLAIN;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SandboxMode mode = SandboxMode.ofPath(request.getRequestURI());
        request.setAttribute(SandboxMode.attribute(), mode);
        if (mode.wantsUserAgent() && request.getHeader("User-Agent") == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "User-Agent required");
            return;
        }
        chain.doFilter(new Within(request, mode), new Answer(response, mode));
    }

    /** The request as the plain sandbox would get it. */
    private static final class Within extends HttpServletRequestWrapper {

        private final SandboxMode mode;

        Within(HttpServletRequest request, SandboxMode mode) {
            super(request);
            this.mode = mode;
        }

        @Override
        public String getRequestURI() {
            return without(super.getRequestURI());
        }

        @Override
        public String getServletPath() {
            return without(super.getServletPath());
        }

        @Override
        public StringBuffer getRequestURL() {
            String whole = super.getRequestURL().toString();
            return new StringBuffer(whole.replace(super.getRequestURI(), getRequestURI()));
        }

        private String without(String path) {
            return path.startsWith(mode.path())
                    ? SANDBOX + path.substring(mode.path().length())
                    : path;
        }
    }

    /** The answer, whose own addresses are those of the mode. */
    private static final class Answer extends HttpServletResponseWrapper {

        private final SandboxMode mode;

        Answer(HttpServletResponse response, SandboxMode mode) {
            super(response);
            this.mode = mode;
        }

        @Override
        public String encodeURL(String url) {
            return within(super.encodeURL(url));
        }

        @Override
        public String encodeRedirectURL(String url) {
            return within(super.encodeRedirectURL(url));
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, "Location".equalsIgnoreCase(name) ? within(value) : value);
        }

        @Override
        public void addHeader(String name, String value) {
            super.addHeader(name, "Location".equalsIgnoreCase(name) ? within(value) : value);
        }

        private String within(String url) {
            boolean ours = url.equals(SANDBOX) || url.startsWith(SANDBOX + "/") || url.startsWith(SANDBOX + "?");
            boolean already = SandboxMode.ofPath(url.replaceFirst("[?#].*", "")) == mode;
            return ours && !already ? mode.path() + url.substring(SANDBOX.length()) : url;
        }
    }
}
