package org.waymark.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.waymark.award.BadgeCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The LMS's gradebook and the public badge, read as programs read them. */
class SandboxLms {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Waymark waymark;
    private final LmsMode mode;

    SandboxLms(Waymark waymark, LmsMode mode) {
        this.waymark = waymark;
        this.mode = mode;
    }

    private String address(String path) {
        return waymark.lms(mode.within(path));
    }

    /** One posted score; points are absent where none were given. */
    record Grade(@Nullable Double points, double maximum, String activity, String grading) {

        static final Grade IN_REVIEW = new Grade(null, 100, "Submitted", "PendingManual");
        static final Grade EARNED = new Grade(100.0, 100, "Completed", "FullyGraded");
    }

    /** Every score that was posted for somebody in the column of a micro-credential, oldest first. */
    List<Grade> grades(String person, String title) {
        List<Grade> found = new ArrayList<>();
        JsonNode scores = JSON.readTree(get(address("/sandbox/gradebook.json"))).get("scores");
        for (JsonNode score : scores) {
            if (score.get("user").asString().equals(person)
                    && score.get("lineItem").asString().equals(title)) {
                JsonNode points = score.get("scoreGiven");
                found.add(new Grade(
                        points == null || points.isNull() ? null : points.asDouble(),
                        score.get("scoreMaximum").asDouble(),
                        score.get("activityProgress").asString(),
                        score.get("gradingProgress").asString()));
            }
        }
        return found;
    }

    /** The columns of the gradebook that belong to a micro-credential. */
    List<String> columns() {
        List<String> labels = new ArrayList<>();
        JSON.readTree(get(address("/sandbox/gradebook.json")))
                .get("lineItems")
                .forEach(item -> labels.add(item.get("label").asString()));
        return labels;
    }

    /** The gradebook answers the next scores with 503, as an LMS does that is being updated. */
    void beBusyFor(int scores) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address("/sandbox/quirks")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"scores\":\"503\",\"count\":" + scores + "}")));
        if (answer.statusCode() != 204) {
            throw new AssertionError("The LMS does not play along: " + answer.statusCode());
        }
    }

    /** These are suspended from now on and nobody else; as in Moodle they vanish from the list of members. */
    void suspend(String... people) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(waymark.lms("/sandbox/roster")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"suspended\":" + JSON.writeValueAsString(people) + "}")));
        if (answer.statusCode() != 204) {
            throw new AssertionError("The LMS does not play along: " + answer.statusCode());
        }
    }

    /** A link by which this LMS may register the tool, made by the operator. */
    String registrationLink(String adminToken, String district) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(waymark.url("/api/admin/registration-links")))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + adminToken)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"label\":\"Sandbox LMS\",\"district\":\"" + district + "\",\"activate\":true}")));
        return JSON.readTree(answer.body()).get("url").asString();
    }

    /** The LMS's pages keep things for tools in this way: OFF, PARENT, FRAME, ANNOUNCED, SILENT or EXHAUSTED. */
    void keepThingsForTools(String storage) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(waymark.lms("/sandbox/quirks")))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"storage\":\"" + storage + "\"}")));
        if (answer.statusCode() != 204) {
            throw new AssertionError("The LMS does not play along: " + answer.statusCode());
        }
    }

    /** Waits for the outbox; the last score of somebody becomes what is expected. */
    void awaitGrade(String person, String title, Grade expected) {
        await("the gradebook to hold " + expected + " for " + person, () -> {
            List<Grade> grades = grades(person, title);
            return !grades.isEmpty() && grades.get(grades.size() - 1).equals(expected);
        });
    }

    /** Verifies a shared badge as a stranger does: its file, its issuer's document, nothing else. */
    void verifyBadge(String address) {
        String badge = get(address + ".json");
        String issuer = JSON.readTree(badge).get("issuer").get("id").asString();
        BadgeCheck.verify(badge, get(didDocument(issuer)));
    }

    /** The status of an address for somebody who is not signed in. */
    int statusForStrangers(String address) {
        return send(address).statusCode();
    }

    /** did:web is an address in other clothes (did:web method, 3.2); localhost is read without TLS. */
    private static String didDocument(String did) {
        String[] parts = did.substring("did:web:".length()).split(":");
        String host = parts[0].replace("%3A", ":");
        String scheme = host.startsWith("localhost") ? "http://" : "https://";
        StringBuilder address = new StringBuilder(scheme).append(host);
        if (parts.length == 1) {
            address.append("/.well-known");
        }
        for (int i = 1; i < parts.length; i++) {
            address.append('/').append(parts[i]);
        }
        return address.append("/did.json").toString();
    }

    private static String get(String address) {
        HttpResponse<String> response = send(address);
        if (response.statusCode() != 200) {
            throw new AssertionError(address + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static HttpResponse<String> send(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    interface Condition {
        boolean holds();
    }

    static void await(String what, Condition condition) {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!condition.holds()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("Waited four minutes in vain for " + what);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
