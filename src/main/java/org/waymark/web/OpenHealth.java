package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells strangers whether all is well as it was found within the last seconds: one of them at a time waits for a fresh answer,
 * the others read the one before, so that asking costs neither connections nor threads.
 */
class OpenHealth extends OncePerRequestFilter {

    private static final long KEPT_NANOS = 10_000_000_000L;

    /** What is not well may be so for a moment only, as a node that has just begun to answer. */
    private static final long SOON_NANOS = 1_000_000_000L;

    private final Supplier<Status> asked;
    private final LongSupplier nanos;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;

    OpenHealth(Supplier<Status> asked, LongSupplier nanos) {
        this.asked = asked;
        this.nanos = nanos;
    }

    private record Known(Status status, long at) {}

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/actuator/health")
                || Operator.is(SecurityContextHolder.getContext().getAuthentication());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Status status = current();
        boolean down = status.equals(Status.DOWN) || status.equals(Status.OUT_OF_SERVICE);
        response.setStatus((down ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK).value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write("{\"status\":\"" + status.getCode() + "\"}");
    }

    /** Unknown to whoever comes while the first of all still waits. */
    Status current() {
        Known last = known;
        if (last != null
                && nanos.getAsLong() - last.at() < (last.status().equals(Status.UP) ? KEPT_NANOS : SOON_NANOS)) {
            return last.status();
        }
        if (!asking.tryLock()) {
            return last == null ? Status.UNKNOWN : last.status();
        }
        try {
            Status fresh = asked.get();
            known = new Known(fresh, nanos.getAsLong());
            return fresh;
        } finally {
            asking.unlock();
        }
    }
}
