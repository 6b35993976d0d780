package org.waymark.lti;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a platform says when it refuses, found in the several shapes of error bodies; never escaped, never long. */
public final class PlatformWords {

    private static final int LONGEST = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PlatformWords() {}

    /**
     * At most 500 characters: the error text of a JSON body (OAuth 2.0, 5.2; a Canvas {@code errors} list or map), else
     * a plain text body, else what the status means.
     */
    public static String of(int status, String body) {
        String said = fromBody(body.strip());
        return shortened(said.isEmpty() ? meaning(status) : said);
    }

    private static String meaning(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return "HTTP " + status + (known == null ? "" : " " + known.getReasonPhrase());
    }

    private static String fromBody(String body) {
        if (body.startsWith("{") || body.startsWith("[") || body.startsWith("\"")) {
            try {
                List<String> texts = new ArrayList<>();
                collect(JSON.readTree(body), texts);
                return String.join(": ", texts);
            } catch (JacksonException e) {
                return body;
            }
        }
        String start = body.substring(0, Math.min(200, body.length())).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype") ? "" : body;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isString()) {
            add(node.asString(), texts);
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, texts));
        } else {
            for (String name :
                    List.of("error", "error_description", "message", "errors", "detail", "title", "reason")) {
                JsonNode member = node.get(name);
                if (member != null) {
                    collectMember(name, member, texts);
                }
            }
        }
    }

    private static void collectMember(String name, JsonNode member, List<String> texts) {
        if (name.equals("errors") && member.isObject() && !member.has("message")) {
            member.values().forEach(each -> collect(each, texts));
        } else {
            collect(member, texts);
        }
    }

    private static void add(String text, List<String> texts) {
        String said = text.strip();
        if (!said.isEmpty() && !texts.contains(said)) {
            texts.add(said);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
