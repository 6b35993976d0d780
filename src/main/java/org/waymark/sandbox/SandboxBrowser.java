package org.waymark.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.HtmlUtils;

/** As much of a browser as one person's way through forms needs: redirects, and cookies for each host. */
class SandboxBrowser {

    private static final int REDIRECTS = 10;
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final RestClient http;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();

    SandboxBrowser(RestClient http) {
        this.http = http;
    }

    record Page(URI address, String html) {

        /** The form that has a field of this name. */
        Filled form(String field) {
            Matcher forms = FORM.matcher(html);
            while (forms.find()) {
                MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
                Matcher inputs = INPUT.matcher(forms.group(2));
                while (inputs.find()) {
                    Map<String, String> input = attributes(inputs.group(1));
                    fields.add(input.getOrDefault("name", ""), input.getOrDefault("value", "on"));
                }
                if (fields.containsKey(field)) {
                    String action = attributes(forms.group(1)).getOrDefault("action", "");
                    return new Filled(address.resolve(action), fields);
                }
            }
            throw SandboxRefusal.badRequest(address.getPath() + " shows no form with a field " + field);
        }
    }

    record Filled(URI action, MultiValueMap<String, String> fields) {

        Filled with(String name, String value) {
            fields.set(name, value);
            return this;
        }

        /** Only the first of several values. */
        Filled first(String name) {
            fields.set(name, fields.getFirst(name));
            return this;
        }

        Filled without(String name) {
            fields.remove(name);
            return this;
        }
    }

    void remember(String host, String name, String value) {
        cookies.computeIfAbsent(host, unused -> new LinkedHashMap<>()).put(name, value);
    }

    Page open(URI address) {
        return follow(address, HttpMethod.GET, null);
    }

    Page submit(Filled form) {
        return follow(form.action(), HttpMethod.POST, form.fields());
    }

    private Page follow(URI start, HttpMethod firstMethod, @Nullable MultiValueMap<String, String> fields) {
        URI address = start;
        HttpMethod method = firstMethod;
        for (int hop = 0; hop < REDIRECTS; hop++) {
            ResponseEntity<byte[]> answer = sent(address, method, fields);
            URI next = answer.getHeaders().getLocation();
            if (!answer.getStatusCode().is3xxRedirection() || next == null) {
                byte[] body = answer.getBody();
                return new Page(address, body == null ? "" : new String(body, StandardCharsets.UTF_8));
            }
            address = address.resolve(next);
            if (answer.getStatusCode().value() != HttpStatus.TEMPORARY_REDIRECT.value()) {
                method = HttpMethod.GET;
            }
        }
        throw SandboxRefusal.badRequest(start + " redirects without end");
    }

    private ResponseEntity<byte[]> sent(
            URI address, HttpMethod method, @Nullable MultiValueMap<String, String> fields) {
        RestClient.RequestBodySpec request = http.method(method).uri(address).accept(MediaType.TEXT_HTML);
        Map<String, String> kept = cookies.getOrDefault(address.getHost(), Map.of());
        if (!kept.isEmpty()) {
            request.header(
                    HttpHeaders.COOKIE,
                    String.join(
                            "; ",
                            kept.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .toList()));
        }
        if (method == HttpMethod.POST && fields != null) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED).body(fields);
        }
        ResponseEntity<byte[]> answer = request.retrieve().toEntity(byte[].class);
        answer.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of()).forEach(cookie -> keep(address, cookie));
        return answer;
    }

    private void keep(URI address, String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (equals > 0) {
            remember(address.getHost(), pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            all.put(attributes.group(1), HtmlUtils.htmlUnescape(attributes.group(2)));
        }
        return all;
    }
}
