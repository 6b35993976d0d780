package org.waymark.award.verifying;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.waymark.award.BadProof;
import org.waymark.award.JsonText;

/** Reads JSON of strangers: no deeper, longer or larger than a badge ever is. */
final class BoundedJson {

    static final int LONGEST = 1024 * 1024;

    private static final int DEEPEST = 32;
    private static final int MOST_VALUES = 20_000;
    private static final int LONGEST_NUMBER = 40;

    private BoundedJson() {}

    /** @throws Fault for what is not one JSON object, or too much of one */
    static JsonObject object(String text) {
        if (text.length() > LONGEST) {
            throw new Fault(Finding.TOO_LARGE, "1");
        }
        // Before it is parsed: parsers call themselves at each level.
        requireShallow(text);
        JsonObject object;
        try {
            object = JsonText.object(text);
        } catch (BadProof e) {
            throw new Fault(Finding.NOT_JSON, e);
        }
        requireSmallNumbers(object);
        return object;
    }

    private static void requireShallow(String text) {
        int depth = 0;
        int values = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                if (++depth > DEEPEST) {
                    throw new Fault(Finding.TOO_DEEP);
                }
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && ++values > MOST_VALUES) {
                throw new Fault(Finding.TOO_TANGLED);
            }
        }
    }

    /** Written in ten characters, a number may take a gigabyte once it is written out. */
    private static void requireSmallNumbers(JsonValue value) {
        if (value instanceof JsonObject object) {
            object.values().forEach(BoundedJson::requireSmallNumbers);
        } else if (value instanceof JsonArray array) {
            array.forEach(BoundedJson::requireSmallNumbers);
        } else if (value instanceof JsonNumber number && !isSmall(number)) {
            throw new Fault(Finding.TOO_TANGLED);
        }
    }

    private static boolean isSmall(JsonNumber number) {
        if (number.toString().length() > LONGEST_NUMBER) {
            return false;
        }
        return Math.abs(number.bigDecimalValue().scale()) <= LONGEST_NUMBER;
    }
}
