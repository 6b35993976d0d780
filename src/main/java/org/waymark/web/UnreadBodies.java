package org.waymark.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Throws away what nobody read of a request, without a thread that waits for it: a browser reads an answer only once it has
 * sent all, and the server itself would let each that sends slowly keep a thread. What takes too long, or is one too many,
 * is cut off.
 */
class UnreadBodies extends ValveBase {

    /** A file of two gigabytes by a fast line, or of some hundred megabytes by a slow one. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MOST = 200;

    /** With these the server ends the connection and waits for nothing. */
    private static final Set<Integer> ENDING = Set.of(400, 408, 411, 413, 414);

    private final AtomicInteger underWay = new AtomicInteger();

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync()
                || ENDING.contains(response.getStatus())
                || request.getCoyoteRequest().isFinished()
                || !isOpen(response)) {
            return;
        }
        if (request.isAsyncSupported() && request.getContext() != null && underWay.get() < MOST) {
            throwAway(request, response);
        } else {
            cutOff(request);
        }
    }

    private static boolean isOpen(Response response) {
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        return open.get();
    }

    private static void cutOff(Request request) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }

    private void throwAway(Request request, Response response) throws IOException {
        AsyncContext waiting = request.startAsync(request.getRequest(), response.getResponse());
        waiting.setTimeout(PATIENCE.toMillis());
        Rest rest = new Rest(request, request.getInputStream(), waiting);
        waiting.addListener(rest);
        underWay.incrementAndGet();
        request.getInputStream().setReadListener(rest);
    }

    private final class Rest implements ReadListener, AsyncListener {

        private final Request request;
        private final ServletInputStream input;
        private final AsyncContext waiting;
        private final byte[] piece = new byte[8192];

        Rest(Request request, ServletInputStream input, AsyncContext waiting) {
            this.request = request;
            this.input = input;
            this.waiting = waiting;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (input.isReady() && input.read(piece) >= 0) {
                // Nobody wants it.
            }
        }

        @Override
        public void onAllDataRead() {
            waiting.complete();
        }

        @Override
        public void onError(Throwable problem) {
            waiting.complete();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            cutOff(request);
            waiting.complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            underWay.decrementAndGet();
        }

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
