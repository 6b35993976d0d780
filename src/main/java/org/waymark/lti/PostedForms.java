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
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;

/**
 * Reads the body of a form, and of what strangers may send, before any thread is given to it: whoever sends slowly, or never
 * ends, costs memory for what came and nothing else, and of that each client and all together have so much. What is too
 * slow or no form is refused, and so is what is too large, but where the door has words of its own for that.
 */
class PostedForms implements Filter {

    private static final String READ = PostedForms.class.getName();

    /** Bytes of a launch; most forms are shorter. */
    private static final int LIKELY = 4096;

    private final BodyRoom forms = new BodyRoom(12 * 1024 * 1024, 48 * 1024 * 1024);

    /** Whoever fills it keeps no form of a person who is signed in out. */
    private final BodyRoom strangers = new BodyRoom(12 * 1024 * 1024, 24 * 1024 * 1024);

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        Object read = request.getAttribute(READ);
        request.removeAttribute(READ);
        PostedBody door = PostedBody.of(request);
        if (door == null) {
            chain.doFilter(request, response);
        } else if (read instanceof byte[] body) {
            goOn(request, door, body, response, chain);
        } else if (read instanceof LaunchProblem problem) {
            refuse(problem, nothing(request), response, chain);
        } else if (read instanceof BodyRoom) {
            refuseForNow(door, response);
        } else if (request.getContentLengthLong() > door.largest() && !door.isToldByItself()) {
            refuse(LaunchProblem.REQUEST_TOO_LARGE, nothing(request), response, chain);
        } else {
            read(request, door, response, chain);
        }
    }

    private void read(HttpServletRequest request, PostedBody door, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServletInputStream input = request.getInputStream();
        int length = request.getContentLength();
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.max(0, Math.min(length, LIKELY)));
        takeWhatIsThere(input, Math.min(length, door.largest()), body);
        if (body.size() == length) {
            goOn(request, door, body.toByteArray(), response, chain);
        } else if (request.isAsyncSupported()) {
            BodyRoom.Share share = (door.isOfAnyone() ? strangers : forms).share(request.getRemoteAddr());
            if (!share.grow(body.size())) {
                refuseForNow(door, response);
                return;
            }
            AsyncContext waiting = request.startAsync(request, response);
            waiting.setTimeout(door.patience().toMillis());
            waiting.addListener(new Impatience(share));
            input.setReadListener(new Reader(request, door, input, body, waiting, share));
        } else {
            body.write(input.readNBytes(door.largest() + 1 - body.size()));
            if (body.size() > door.largest() && !door.isToldByItself()) {
                refuse(LaunchProblem.REQUEST_TOO_LARGE, nothing(request), response, chain);
            } else {
                goOn(request, door, body.toByteArray(), response, chain);
            }
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

    private static void goOn(
            HttpServletRequest request, PostedBody door, byte[] body, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BufferedRequest form = new BufferedRequest(request, body, door);
        try {
            form.parse();
        } catch (CharacterCodingException | FileUploadException | InvalidParameterException e) {
            refuse(LaunchProblem.REQUEST_MALFORMED, form, response, chain);
            return;
        }
        chain.doFilter(form, response);
    }

    private static BufferedRequest nothing(HttpServletRequest request) {
        return new BufferedRequest(request, new byte[0], PostedBody.LTI);
    }

    private static void refuseForNow(PostedBody door, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(door.patience().toSeconds()));
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** LTI's own pages tell the reason; elsewhere the error page does. */
    private static void refuse(
            LaunchProblem problem, BufferedRequest form, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (PostedBody.isLti(form)) {
            form.setAttribute(LaunchProblem.class.getName(), problem);
            chain.doFilter(form, response);
        } else {
            response.sendError(problem.status().value());
        }
    }

    /** Takes what has come whenever something has, and lets the request go on once all is there. */
    private static final class Reader implements ReadListener {

        private final HttpServletRequest request;
        private final PostedBody door;
        private final ServletInputStream input;
        private final AsyncContext waiting;
        private final ByteArrayOutputStream body;
        private final BodyRoom.Share share;
        private final byte[] piece = new byte[4096];
        private boolean over;

        Reader(
                HttpServletRequest request,
                PostedBody door,
                ServletInputStream input,
                ByteArrayOutputStream body,
                AsyncContext waiting,
                BodyRoom.Share share) {
            this.request = request;
            this.door = door;
            this.input = input;
            this.body = body;
            this.waiting = waiting;
            this.share = share;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (!over && input.isReady()) {
                int length = input.read(piece);
                if (length < 0) {
                    return;
                }
                if (body.size() > door.largest()) {
                    // Read to its end for the sake of the answer, and not kept.
                    continue;
                }
                if (!share.grow(length)) {
                    end(BodyRoom.FULL);
                    return;
                }
                body.write(piece, 0, length);
                if (body.size() > door.largest() && !door.isToldByItself()) {
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
    private record Impatience(BodyRoom.Share share) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            if (event.getSuppliedResponse() instanceof HttpServletResponse response) {
                response.setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
                response.setHeader("Connection", "close");
            }
            event.getAsyncContext().complete();
        }

        /** However it ended, and once it is answered. */
        @Override
        public void onComplete(AsyncEvent event) {
            share.giveBack();
        }

        @Override
        public void onError(AsyncEvent event) {}

        /** It went on, and something else is waited for. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            share.giveBack();
        }
    }
}
