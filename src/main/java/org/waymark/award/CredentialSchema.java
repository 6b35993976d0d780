package org.waymark.award;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;

/** A schema of ours, written from the tables of a specification, that holds of whatever is signed. */
public final class CredentialSchema {

    private final Schema schema;

    /** @param resource its place on the class path */
    public CredentialSchema(String resource) {
        try (InputStream in = CredentialSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses what breaks it.
     *
     * @param otherwise how the sentence begins
     * @throws BadProof with the first place that is wrong, and why
     */
    public void require(JsonObject document, String otherwise) {
        schema.validate(document.toString(), InputFormat.JSON).stream()
                .min(Comparator.comparing(
                        (Error error) -> error.getInstanceLocation().toString()))
                .ifPresent(error -> {
                    // Its message may hold what the credential says.
                    throw new BadProof(otherwise + ": " + error.getInstanceLocation() + " (" + error.getKeyword()
                            + (error.getProperty() == null ? ")" : " " + error.getProperty() + ")"));
                });
        requireWholeCharacters("", document);
    }

    /** Half of a character that takes two has no UTF-8, so what is signed would not be what is kept. */
    private static void requireWholeCharacters(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            object.forEach(CredentialSchema::requireWholeCharacters);
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> requireWholeCharacters(name, item));
        } else if (value instanceof JsonString string
                && string.getString().codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            throw new BadProof("\"" + name + "\" holds half a character");
        }
    }
}
