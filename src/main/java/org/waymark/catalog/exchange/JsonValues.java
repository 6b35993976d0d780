package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON token by token. */
class JsonValues {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * TextFile.DEEPEST)
                    .maxStringLength(TextFile.LARGEST)
                    .build())
            .build();

    private final JsonParser tokens;
    private final Faults faults;
    private int values;

    private JsonValues(JsonParser tokens, Faults faults) {
        this.tokens = tokens;
        this.faults = faults;
    }

    /** @throws Unreadable where it is no JSON, or too much of it */
    static Value read(String text, Faults faults) {
        try (JsonParser tokens = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonValues values = new JsonValues(tokens, faults);
            JsonToken first = tokens.nextToken();
            Value value = first == null ? new Value.Text(1, null) : values.value(first, 1);
            if (tokens.nextToken() != null) {
                throw new Unreadable(values.line(), "several-documents");
            }
            return value;
        } catch (JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            throw new Unreadable(
                    place == null ? 0 : Math.max(place.getLineNr(), 0),
                    "syntax",
                    Objects.toString(broken.getOriginalMessage(), ""));
        }
    }

    private Value value(JsonToken token, int depth) {
        int line = line();
        TextFile.refuseTooMuch(line, depth, ++values);
        return switch (token) {
            case START_ARRAY -> items(line, depth);
            case START_OBJECT -> fields(line, depth);
            case VALUE_NULL -> new Value.Text(line, null);
            default -> new Value.Text(line, tokens.getString());
        };
    }

    private Value items(int line, int depth) {
        List<Value> items = new ArrayList<>();
        for (JsonToken token = tokens.nextToken(); token != JsonToken.END_ARRAY; token = tokens.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new Value.Items(line, items);
    }

    private Value fields(int line, int depth) {
        Map<String, Value.Field> fields = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            int at = line();
            String name = tokens.currentName();
            Value value = value(tokens.nextToken(), depth + 1);
            if (fields.putIfAbsent(name, new Value.Field(at, value)) != null) {
                faults.add(at, "", "twice", TextFile.cut(name));
            }
        }
        return new Value.Fields(line, fields);
    }

    private int line() {
        return tokens.currentTokenLocation().getLineNr();
    }
}
