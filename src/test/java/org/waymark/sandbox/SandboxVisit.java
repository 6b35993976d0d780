package org.waymark.sandbox;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Somebody's browser as far as forms, redirects and cookies go; unlike the sandbox's own it also looks at refusals. */
class SandboxVisit {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<(?:input|button)\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    record Page(URI address, int status, String html) {

        String heading() {
            Matcher heading =
                    Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL).matcher(html);
            return heading.find() ? HtmlUtils.htmlUnescape(heading.group(1).strip()) : "";
        }

        /** The form with a field of this name; ticked boxes and chosen radios only where they are. */
        Form form(String field) {
            Matcher forms = FORM.matcher(html);
            while (forms.find()) {
                Map<String, String> fields = new LinkedHashMap<>();
                Matcher inputs = INPUT.matcher(forms.group(2));
                while (inputs.find()) {
                    Map<String, String> input = attributes(inputs.group(1));
                    if (input.containsKey("name")) {
                        fields.putIfAbsent(input.get("name"), input.getOrDefault("value", ""));
                    }
                }
                if (fields.containsKey(field)) {
                    String action = attributes(forms.group(1)).getOrDefault("action", "");
                    return new Form(address.resolve(action), fields);
                }
            }
            throw new AssertionError(address + " answered " + status + " without a form with a field " + field + ":\n"
                    + html.replaceAll("(?s)<head>.*?</head>", ""));
        }
    }

    record Form(URI action, Map<String, String> fields) {

        Form with(String name, String value) {
            fields.put(name, value);
            return this;
        }

        Form only(String... names) {
            fields.keySet().retainAll(List.of(names));
            return this;
        }
    }

    SandboxVisit as(String person) {
        cookies.computeIfAbsent("127.0.0.1", host -> new LinkedHashMap<>()).put("sandbox-user", person);
        return this;
    }

    Page open(String address) {
        return follow(URI.create(address), null);
    }

    Page send(Form form) {
        return follow(form.action(), form.fields());
    }

    /** From the LMS's launch page to where the tool leads: the login, the id_token, the landing. */
    Page launch(String address) {
        Page begun = open(address);
        Page authorized = send(begun.form("login_hint"));
        return send(authorized.form("id_token"));
    }

    private Page follow(URI start, Map<String, String> fields) {
        URI address = start;
        Map<String, String> form = fields;
        for (int hop = 0; hop < 10; hop++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(60))
                    .header("Accept", "text/html");
            Map<String, String> kept = cookies.getOrDefault(address.getHost(), Map.of());
            if (!kept.isEmpty()) {
                request.header(
                        "Cookie",
                        kept.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (form != null) {
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
            }
            HttpResponse<String> answer = sent(request.build());
            keep(address, answer);
            String next = answer.headers().firstValue("Location").orElse(null);
            if (answer.statusCode() / 100 != 3 || next == null) {
                return new Page(address, answer.statusCode(), answer.body());
            }
            address = address.resolve(next);
            if (answer.statusCode() != 307) {
                form = null;
            }
        }
        throw new AssertionError(start + " redirects without end");
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI address, HttpResponse<String> answer) {
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.computeIfAbsent(address.getHost(), host -> new LinkedHashMap<>())
                    .put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> attributes(String tag) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            all.put(attributes.group(1), HtmlUtils.htmlUnescape(attributes.group(2)));
        }
        return all;
    }
}
