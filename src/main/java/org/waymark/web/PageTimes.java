package org.waymark.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How long people and programs wait for an answer, by what they came for. */
@Component
@Order(RequestIds.OUTERMOST)
class PageTimes extends OncePerRequestFilter {

    /** Addresses that are alike in what they cost and in who waits, by their first words. */
    enum Group {
        LAUNCH("lti", "pick"),
        EARNING("home", "credentials", "submissions", "record", "notices"),
        REVIEWING("reviews"),
        OPEN("badges", "issuers", "verify", "portfolio", "records", "open"),
        ADMIN("admin", "manage"),
        API("api"),
        /** The line of whoever sends or fetches a file is slower than we are. */
        FILES("files"),
        OTHER;

        private static final Map<String, Group> BY_WORD = Arrays.stream(values())
                .flatMap(group -> group.words.stream().map(word -> Map.entry(word, group)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        private final List<String> words;

        Group(String... words) {
            this.words = List.of(words);
        }

        static Group of(HttpServletRequest request) {
            String path = request.getRequestURI();
            String type = request.getContentType();
            if (type != null && (type.startsWith("multipart/") || type.startsWith("application/offset+octet-stream"))) {
                return FILES;
            }
            int second = path.indexOf('/', 1);
            return BY_WORD.getOrDefault(second < 0 ? path.substring(1) : path.substring(1, second), OTHER);
        }
    }

    private static final Duration[] STEPS = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<Group, Timer> timers = new EnumMap<>(Group.class);

    PageTimes(MeterRegistry registry) {
        for (Group group : Group.values()) {
            timers.put(
                    group,
                    Timer.builder("waymark.page")
                            .tag("group", group.name().toLowerCase(Locale.ROOT))
                            .description("How long an answer took")
                            .serviceLevelObjectives(STEPS)
                            .register(registry));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return PaceFilter.isFree(request);
    }

    /** A form's body was read before, at the pace of whoever sent it. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (!isAsyncStarted(request)) {
                Objects.requireNonNull(timers.get(Group.of(request)))
                        .record(Duration.ofNanos(System.nanoTime() - begun));
            }
        }
    }
}
