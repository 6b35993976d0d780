package org.waymark.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.helper.HttpConnection;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Somebody with patience and without a browser, who does as the error pages say: goes back, looks what is there, and does again
 * only what is not.
 */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Set<Integer> COME_BACK = Set.of(500, 502, 503, 504);

    /** The names of fields that are files, with what these are called. */
    private static final Map<String, String> FILES = Map.of("file", "plan.pdf", "files", "staff.csv");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final String name;
    private int refused;

    Visitor(String name) {
        this.name = name;
        cookies.computeIfAbsent("127.0.0.1", host -> new LinkedHashMap<>()).put("sandbox-user", name);
    }

    /** What went wrong on the way, however it was said; the visitor comes back after it. */
    static final class ComeBack extends RuntimeException {
        ComeBack(String what) {
            super(what);
        }
    }

    /** How often somebody had to come back. */
    int refused() {
        return refused;
    }

    /** Looks until what is wanted is there, and does the step each time it is not. */
    Document until(
            String what,
            Function<Visitor, Document> look,
            Predicate<Document> there,
            Function<Document, Document> step) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < giveUp) {
            try {
                Document page = look.apply(this);
                if (there.test(page)) {
                    return page;
                }
                last = page.title() + " at " + page.location();
                step.apply(page);
            } catch (ComeBack e) {
                refused++;
                last = e.getMessage();
                rest();
            }
        }
        throw new AssertionError(name + " gave up: " + what + "; the last answer was " + last);
    }

    /** Looks until there is an answer. */
    Document patiently(String what, Function<Visitor, Document> look) {
        return until(what, look, page -> true, page -> page);
    }

    Document open(String address) {
        return follow(URI.create(address), null, null);
    }

    /** A file, as the text that it is. */
    String text(String address) {
        return answered(URI.create(address), null, null).body();
    }

    Document send(FormElement form) {
        return send(form, form.formData());
    }

    /** The form as it is, with these bytes as its file. */
    Document sendFile(FormElement form, String field, String content) {
        List<Connection.KeyVal> data = new ArrayList<>(form.formData().stream()
                .filter(each -> !each.key().equals(field))
                .toList());
        data.add(HttpConnection.KeyVal.create(field, content));
        return send(form, data);
    }

    Document send(FormElement form, List<Connection.KeyVal> data) {
        URI action = URI.create(form.ownerDocument().location()).resolve(form.attr("action"));
        if (form.attr("enctype").startsWith("multipart")) {
            String boundary = "----visitor" + System.nanoTime();
            return follow(action, multipart(data, boundary), "multipart/form-data; boundary=" + boundary);
        }
        String body = data.stream()
                .map(each -> encoded(each.key()) + "=" + encoded(each.value()))
                .collect(Collectors.joining("&"));
        return follow(action, body, "application/x-www-form-urlencoded");
    }

    /** From the LMS's page to where the tool leads. */
    Document launch(String address) {
        Document page = open(address);
        for (int hop = 0; hop < 3; hop++) {
            Element field = page.selectFirst("form input[name=login_hint], form input[name=id_token]");
            if (field == null) {
                return page;
            }
            page = send((FormElement) field.closest("form"));
        }
        return page;
    }

    static FormElement form(Document page, String css) {
        Element form = page.selectFirst(css);
        if (!(form instanceof FormElement found)) {
            throw new ComeBack("no form " + css + " at " + page.location() + ": " + page.title() + " "
                    + page.select("#problems").text());
        }
        return found;
    }

    private Document follow(URI start, String body, String type) {
        HttpResponse<String> answer = answered(start, body, type);
        return Jsoup.parse(answer.body(), answer.uri().toString());
    }

    private HttpResponse<String> answered(URI start, String body, String type) {
        URI address = start;
        String sent = body;
        for (int hop = 0; hop < 12; hop++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(40))
                    .header("Accept", "text/html");
            Map<String, String> kept = cookies.getOrDefault(address.getHost(), Map.of());
            if (!kept.isEmpty()) {
                request.header(
                        "Cookie",
                        kept.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (sent != null) {
                request.header("Content-Type", type)
                        .header("Origin", "http://" + address.getAuthority())
                        .POST(HttpRequest.BodyPublishers.ofString(sent, StandardCharsets.ISO_8859_1));
            }
            HttpResponse<String> answer = answer(request.build());
            keep(address, answer);
            String next = answer.headers().firstValue("Location").orElse(null);
            if (answer.statusCode() / 100 == 3 && next != null) {
                address = address.resolve(next);
                sent = null;
                continue;
            }
            if (COME_BACK.contains(answer.statusCode())) {
                throw new ComeBack(answer.statusCode() + " at " + address);
            }
            return answer;
        }
        throw new ComeBack("no end of redirects from " + start);
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ComeBack(e.getClass().getSimpleName() + " at " + request.uri());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, HttpResponse<String> answer) {
        answer.headers().allValues("Set-Cookie").forEach(cookie -> {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.computeIfAbsent(address.getHost(), host -> new LinkedHashMap<>())
                    .put(pair[0], pair[1]);
        });
    }

    /** A file's bytes are Latin letters here. */
    private static String multipart(List<Connection.KeyVal> data, String boundary) {
        StringBuilder body = new StringBuilder();
        for (Connection.KeyVal each : data) {
            body.append("--")
                    .append(boundary)
                    .append("\r\nContent-Disposition: form-data; name=\"")
                    .append(each.key())
                    .append('"');
            String file = FILES.get(each.key());
            if (file != null) {
                body.append("; filename=\"").append(file).append('"');
            }
            body.append("\r\n\r\n").append(each.value()).append("\r\n");
        }
        return body.append("--").append(boundary).append("--\r\n").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
