package org.waymark.lti;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * Reads the body of a form before any thread is given to it: whoever sends slowly, or never ends, costs memory for what
 * came and nothing else. Anyone may post here without a session. What is too large, too slow or no form is refused.
 */
class PostedForms implements Filter {

    private static final String READ = PostedForms.class.getName();

    /** A token of {@link LtiLaunchConverter} at its longest, with its state; notices and registrations are shorter. */
    static final int LARGEST_OF_LTI = 512 * 1024;

    /** Answers and reflections are long texts; each character may be sent as nine. */
    static final int LARGEST = 2 * 1024 * 1024;

    /** Bytes of a launch; most forms are shorter. */
    private static final int LIKELY = 4096;

    /** For the whole body. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String FORM = "application/x-www-form-urlencoded";

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        if (request.getAttribute(READ) instanceof byte[] body) {
            request.removeAttribute(READ);
            goOn(request, body, response, chain);
        } else if (request.getAttribute(READ) instanceof LaunchProblem problem) {
            request.removeAttribute(READ);
            refuse(problem, new BufferedRequest(request, new byte[0], false), response, chain);
        } else if (!hasBody(request) || !(isForm(request) || isLti(request))) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > largest(request)) {
            refuse(LaunchProblem.REQUEST_TOO_LARGE, new BufferedRequest(request, new byte[0], false), response, chain);
        } else {
            read(request, response, chain);
        }
    }

    private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletInputStream input = request.getInputStream();
        int length = request.getContentLength();
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(0, Math.min(length, LIKELY)));
        takeWhatIsThere(input, length, body);
        if (body.size() == length) {
            goOn(request, body.toByteArray(), response, chain);
        } else if (request.isAsyncSupported()) {
            AsyncContext waiting = request.startAsync(request, response);
            waiting.setTimeout(PATIENCE.toMillis());
            waiting.addListener(new Impatience());
            input.setReadListener(new Reader(request, input, body, waiting));
        } else {
            body.write(input.readNBytes(largest(request)));
            goOn(request, body.toByteArray(), response, chain);
        }
    }

    /**
     * What came together with the headers, as a form mostly does: that is taken without waiting, and a form that is whole
     * then needs no second way through everything.
     */
    private static void takeWhatIsThere(ServletInputStream input, int length, ByteArrayOutputStream body)
            throws IOException {
        byte[] piece = new byte[Math.max(0, Math.min(length, LIKELY))];
        int come = 0;
        while (come >= 0 && body.size() < length && input.available() > 0) {
            come = input.read(piece, 0, Math.min(piece.length, length - body.size()));
            body.write(piece, 0, Math.max(0, come));
        }
    }

    private static void goOn(HttpServletRequest request, byte[] body, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedRequest form = new BufferedRequest(request, body, isForm(request));
        try {
            form.parse();
        } catch (CharacterCodingException | InvalidParameterException e) {
            refuse(LaunchProblem.REQUEST_MALFORMED, form, response, chain);
            return;
        }
        chain.doFilter(form, response);
    }

    /** LTI's own pages tell the reason; elsewhere the error page does. */
    private static void refuse(
            LaunchProblem problem, BufferedRequest form, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isLti(form)) {
            form.setAttribute(LaunchProblem.class.getName(), problem);
            chain.doFilter(form, response);
        } else {
            response.sendError(problem.status().value());
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null);
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static boolean isLti(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/lti/");
    }

    private static int largest(HttpServletRequest request) {
        return isLti(request) ? LARGEST_OF_LTI : LARGEST;
    }

    /** Takes what has come whenever something has, and lets the request go on once all is there. */
    private static final class Reader implements ReadListener {

        private final HttpServletRequest request;
        private final ServletInputStream input;
        private final AsyncContext waiting;
        private final ByteArrayOutputStream body;
        private final byte[] piece = new byte[4096];
        private boolean over;

        Reader(HttpServletRequest request, ServletInputStream input, ByteArrayOutputStream body, AsyncContext waiting) {
            this.request = request;
            this.input = input;
            this.body = body;
            this.waiting = waiting;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (!over && input.isReady()) {
                int length = input.read(piece);
                if (length < 0) {
                    return;
                }
                body.write(piece, 0, length);
                if (body.size() > largest(request)) {
                    end(LaunchProblem.REQUEST_TOO_LARGE);
                }
            }
        }

        @Override
        public void onAllDataRead() {
            end(body.toByteArray());
        }

        /** The connection is gone. */
        @Override
        public void onError(Throwable problem) {
            if (!over) {
                over = true;
                waiting.complete();
            }
        }

        private void end(Object outcome) {
            if (!over) {
                over = true;
                request.setAttribute(READ, outcome);
                waiting.dispatch();
            }
        }
    }

    /** Whoever takes too long is told so, in as few words as there are. */
    private static final class Impatience implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            if (event.getSuppliedResponse() instanceof HttpServletResponse response) {
                response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
                response.setHeader("Connection", "close");
            }
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
