package org.waymark.award;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.InputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and builds JSON that is signed: member order is kept, and a name given twice is refused. */
public final class JsonText {

    // Looked up once: each Json.create...() call would search the class path for the provider again.
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private static final JsonReaderFactory READERS =
            PROVIDER.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private JsonText() {}

    static JsonStructure read(InputStream in) {
        try (JsonReader reader = READERS.createReader(in)) {
            return reader.read();
        }
    }

    /** @throws BadProof when it is not one JSON object */
    public static JsonObject object(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException | UnsupportedOperationException e) {
            // The last where a number has thousands of digits.
            throw new BadProof("It is not a JSON object.", e);
        }
    }

    public static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    public static JsonObjectBuilder object(JsonObject from) {
        return PROVIDER.createObjectBuilder(from);
    }

    static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    public static JsonArray array(String... texts) {
        return PROVIDER.createArrayBuilder(List.of(texts)).build();
    }

    public static JsonArray array(List<JsonObject> objects) {
        JsonArrayBuilder array = array();
        objects.forEach(array::add);
        return array.build();
    }

    public static @Nullable String text(@Nullable JsonValue value) {
        return value instanceof JsonString string ? string.getString() : null;
    }
}
