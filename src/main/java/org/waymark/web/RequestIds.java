package org.waymark.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request a number that stands in each of its log lines; a person reads it on an error page. It is no secret and
 * opens nothing, and never one that the other side sent.
 */
@Component
@Order(RequestIds.OUTERMOST)
class RequestIds extends OncePerRequestFilter {

    /** Around all else, whose log lines bear the number. */
    static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE;

    static final String NAME = "request";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final String PLACE = ATTRIBUTE + ".place";

    private final SecureRandom random;

    RequestIds(SecureRandom random) {
        this.random = random;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(NAME, of(request));
        try {
            chain.doFilter(request, response);
        } finally {
            if (!isAsyncStarted(request)) {
                // Before the dispatch to an error page, which has an address of its own.
                request.setAttribute(PLACE, place(request));
            }
            MDC.remove(NAME);
        }
    }

    /** A form goes on in a dispatch of its own once it has arrived. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** An error page is made in a dispatch of its own, after the first has ended. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** What was asked for, without what only its bearer may know: an address may itself be a key that opens something. */
    static String place(HttpServletRequest request) {
        if (request.getAttribute(PLACE) instanceof String known) {
            return known;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String path = request.getRequestURI();
        int second = path.indexOf('/', 1);
        return request.getMethod() + " "
                + (pattern != null ? pattern : second < 0 ? path : path.substring(0, second) + "/...");
    }

    /** The number of this request, made where it has none yet. */
    String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String fresh = HexFormat.of().toHexDigits(random.nextInt());
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }
}
