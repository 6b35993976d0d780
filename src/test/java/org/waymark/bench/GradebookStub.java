package org.waymark.bench;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gradebook with Moodle's ways: whole seconds, 409 to what is not later, each score replaces all that was there. It can
 * have as bad a day as an LMS ever has: of a hundred scores 15 get a 503, 15 a 429, 10 a slow answer, 5 a connection that
 * breaks before it listened, 5 one that breaks after, and 3 a 401.
 */
class GradebookStub {

    static final String LINE_ITEM = "/items/1?type_id=2";
    static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final List<String> SCOPES = List.of(AGS + "score", AGS + "result.readonly");

    private static final long SLOW_MILLIS = 1500;
    private static final int AT_ONCE = 5;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Random chance = new Random(42);
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final List<String> wrongs = new CopyOnWriteArrayList<>();
    /** An LMS whose new tokens were refused too would be wrong, not busy: whoever renews one comes through. */
    private final AtomicInteger sinceExpired = new AtomicInteger();

    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean faulty;

    GradebookStub(PlatformStub platform) {
        platform.serve("/token", this::token);
        platform.serve("/items/1/scores", this::score);
        platform.serve("/items/1/results", this::results);
        platform.namesGradebook(LINE_ITEM, SCOPES);
    }

    record Held(Instant at, boolean graded, double score) {}

    void hasABadDay(boolean bad) {
        faulty = bad;
    }

    /** What a learner's cell holds; null while nothing came. */
    Held of(String user) {
        return held.get(user);
    }

    /** What no right tool does. */
    List<String> wrongs() {
        return wrongs;
    }

    Map<String, AtomicInteger> counts() {
        return counts;
    }

    private void token(HttpExchange exchange) throws IOException {
        count("token");
        String token = "token-" + numbers.incrementAndGet();
        PlatformStub.answer(
                exchange, 200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private void score(HttpExchange exchange) throws IOException {
        JsonNode score = json.readTree(exchange.getRequestBody().readAllBytes());
        int lot = faulty ? roll() : 100;
        sinceExpired.incrementAndGet();
        if (lot < 15) {
            refuse(exchange, 503, "busy");
        } else if (lot < 30) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            refuse(exchange, 429, "throttled");
        } else if (lot < 33 && sinceExpired.getAndSet(0) > AT_ONCE) {
            refuse(exchange, 401, "expired");
        } else if (lot < 38) {
            count("reset");
            exchange.close();
        } else if (lot < 43) {
            count("lost");
            take(score);
            exchange.close();
        } else {
            if (lot < 53) {
                count("slow");
                pause();
            }
            int status = take(score);
            count("answered " + status);
            PlatformStub.answer(exchange, status, "[]");
        }
    }

    private int take(JsonNode score) {
        String user = score.get("userId").asString();
        Instant at = Instant.parse(score.get("timestamp").asString()).truncatedTo(ChronoUnit.SECONDS);
        boolean graded = "FullyGraded".equals(score.get("gradingProgress").asString()) && score.has("scoreGiven");
        if (score.has("scoringUserId")) {
            wrongs.add("named who scored " + user);
        }
        synchronized (held) {
            Held before = held.get(user);
            if (before != null && !at.isAfter(before.at())) {
                return 409;
            }
            if (before != null && before.graded() && !graded) {
                wrongs.add("wiped the grade of " + user);
            }
            held.put(user, new Held(at, graded, graded ? score.get("scoreGiven").asDouble() : 0));
            return 200;
        }
    }

    private void results(HttpExchange exchange) throws IOException {
        count("results");
        String user = exchange.getRequestURI().getQuery().replaceAll(".*user_id=([^&]*).*", "$1");
        Held found = held.get(user);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("userId", user);
        if (found != null && found.graded()) {
            result.put("resultScore", found.score());
            result.put("resultMaximum", 100);
        }
        PlatformStub.answer(exchange, 200, json.writeValueAsString(found == null ? List.of() : List.of(result)));
    }

    private synchronized int roll() {
        return chance.nextInt(100);
    }

    private void refuse(HttpExchange exchange, int status, String what) throws IOException {
        count(what);
        PlatformStub.answer(exchange, status, "{}");
    }

    private void count(String what) {
        counts.computeIfAbsent(what, none -> new AtomicInteger()).incrementAndGet();
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
