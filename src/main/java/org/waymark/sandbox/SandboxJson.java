package org.waymark.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes JSON; what cannot be read is refused in words. */
@Component
@Profile("sandbox")
class SandboxJson {

    private final JsonMapper mapper;

    SandboxJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    JsonNode object(@Nullable String text) {
        try {
            JsonNode node = mapper.readTree(text == null ? "" : text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // said below in the same words as for JSON that is no object
        }
        throw SandboxRefusal.badRequest("The body is not a JSON object");
    }

    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    String text(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** The members of an object whose values must be strings (Deep Linking 2.0, 3.2: custom). */
    Map<String, String> strings(@Nullable JsonNode node, String what) {
        Map<String, String> all = new LinkedHashMap<>();
        if (node != null && !node.isNull()) {
            node.properties().forEach(entry -> {
                if (!entry.getValue().isString()) {
                    throw SandboxRefusal.badRequest(what + "." + entry.getKey() + " must be a string");
                }
                all.put(entry.getKey(), entry.getValue().stringValue());
            });
        }
        return all;
    }

    Map<String, String> strings(String json) {
        return strings(object(json), "custom");
    }

    static @Nullable String string(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
    }

    static List<String> list(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || !value.isArray()
                ? List.of()
                : value.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList();
    }
}
