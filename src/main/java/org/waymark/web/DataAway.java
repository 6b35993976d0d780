package org.waymark.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.waymark.settings.DatabaseAway;
import org.waymark.settings.NoRoom;
import org.waymark.settings.Patience;
import org.waymark.settings.StoreAway;

/**
 * Where the database or the evidence store does not answer in time, too many wait for the database already, or a disk is full,
 * says so and when to come back. It stands around everything, the session included, and needs neither.
 */
@Component
@Order(RequestIds.OUTERMOST + 1)
class DataAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DataAway.class);

    private enum Trouble {
        AWAY(
                HttpStatus.SERVICE_UNAVAILABLE,
                "10",
                "The data cannot be reached just now",
                "the database did not answer"),
        STORE(
                HttpStatus.SERVICE_UNAVAILABLE,
                "60",
                "The files cannot be reached just now",
                "the evidence store did not answer"),
        FULL(HttpStatus.INSUFFICIENT_STORAGE, "600", "There is no room left to keep it", "a disk takes nothing"),
        LOCKED(HttpStatus.SERVICE_UNAVAILABLE, "600", "Nothing can be written just now", "a disk takes nothing");

        private final HttpStatus status;
        private final String seconds;
        private final String title;
        private final String said;

        /** @param said of it, in the log */
        Trouble(HttpStatus status, String seconds, String title, String said) {
            this.status = status;
            this.seconds = seconds;
            this.title = title;
            this.said = said;
        }

        /** The part of the message keys and of the metric's label that names it. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final WaitingRoom room;
    private final ITemplateEngine templates;
    private final Assets assets;
    private final RequestIds ids;
    private final Map<Trouble, Counter> pages = new EnumMap<>(Trouble.class);

    DataAway(WaitingRoom room, ITemplateEngine templates, Assets assets, RequestIds ids, MeterRegistry registry) {
        this.room = room;
        this.templates = templates;
        this.assets = assets;
        this.ids = ids;
        for (Trouble trouble : Trouble.values()) {
            pages.put(
                    trouble,
                    Counter.builder("waymark.away.pages")
                            .tag("trouble", trouble.key())
                            .description("Requests that were told that the data cannot be reached or kept just now")
                            .register(registry));
        }
    }

    /** An error page reads the session, too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** A form is read before a thread waits for it, and goes on from there (PostedForms). */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!PaceFilter.isFree(request) && room.isFull()) {
            log.info("Reference {}: as many wait for the database as may", ids.of(request));
            answer(Trouble.AWAY, request, response);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            SafeHeaders.writeWhereThereAreNone(request, response);
        }
        Patience.somebodyWaits(response::isCommitted);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException problem) {
            String full = NoRoom.said(problem);
            String store = full == null ? StoreAway.why(problem) : null;
            String why = full != null ? full : store != null ? store : DatabaseAway.why(problem);
            if (why == null || response.isCommitted()) {
                throw problem;
            }
            Trouble trouble = full != null
                    ? NoRoom.isReadOnly(full) ? Trouble.LOCKED : Trouble.FULL
                    : store != null ? Trouble.STORE : Trouble.AWAY;
            if (trouble == Trouble.AWAY) {
                room.away();
            }
            log.error("Reference {}: {} at {}: {}", ids.of(request), trouble.said, RequestIds.place(request), why);
            answer(trouble, request, response);
        } finally {
            Patience.nobodyWaits();
        }
    }

    private void answer(Trouble trouble, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String reference = ids.of(request);
        Objects.requireNonNull(pages.get(trouble)).increment();
        response.reset();
        response.setStatus(trouble.status.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, trouble.seconds);
        SafeHeaders.write(request, response);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        if (!isReadByAPerson(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter()
                    .write("{\"status\":" + trouble.status.value() + ",\"title\":\"" + trouble.title
                            + "\",\"reference\":\"" + reference + "\"}");
            return;
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        Locale language = languageOf(request);
        response.setLocale(language);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(templates.process(
                        "error/away",
                        new Context(
                                language,
                                Map.of(
                                        "trouble",
                                        trouble.key(),
                                        "reference",
                                        reference,
                                        "style",
                                        "/waymark.css?v=" + assets.version()))));
    }

    static boolean isReadByAPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/api/");
    }

    /** Who it is nobody can look up now: as the browser asks. */
    static Locale languageOf(HttpServletRequest request) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(
                    Locale.LanguageRange.parse(asked), List.of(Locale.ENGLISH, Locale.forLanguageTag("es")));
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
