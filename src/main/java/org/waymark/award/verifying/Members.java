package org.waymark.award.verifying;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.award.JsonText;

/** Reads members of JSON that may be one or several, a text or an object with an id. */
final class Members {

    private Members() {}

    static @Nullable String text(JsonObject object, String name) {
        return JsonText.text(object.get(name));
    }

    static String text(JsonObject object, String name, String otherwise) {
        String text = text(object, name);
        return text == null ? otherwise : text;
    }

    static List<JsonValue> all(@Nullable JsonValue value) {
        if (value == null || value == JsonValue.NULL) {
            return List.of();
        }
        return value instanceof JsonArray array ? array : List.of(value);
    }

    static List<JsonObject> objects(@Nullable JsonValue value) {
        return all(value).stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
    }

    static List<String> texts(@Nullable JsonValue value) {
        return all(value).stream()
                .map(JsonText::text)
                .filter(text -> text != null)
                .map(String::valueOf)
                .toList();
    }

    static @Nullable JsonObject object(JsonObject object, String name) {
        return objects(object.get(name)).stream().findFirst().orElse(null);
    }

    /** The id of something that is named by it, or stands there whole. */
    static @Nullable String id(@Nullable JsonValue value) {
        JsonValue first = all(value).stream().findFirst().orElse(JsonValue.NULL);
        return JsonText.text(first instanceof JsonObject whole ? whole.get("id") : first);
    }

    static boolean isA(JsonObject object, String type) {
        List<String> types = texts(object.get("type"));
        return (types.isEmpty() ? texts(object.get("@type")) : types).contains(type);
    }
}
