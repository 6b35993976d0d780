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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to hold of a credential before it is signed: the schema {@code schemas/open-badge-3.0.json}, and what no schema can
 * say. Whatever passes is taken by a verifier that reads the specification to the letter.
 */
final class CredentialRules {

    private static final String SCHEMA = "/schemas/open-badge-3.0.json";

    private final Schema schema;

    CredentialRules() {
        try (InputStream in = CredentialRules.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing");
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws BadProof with the first place that is wrong, and why */
    void require(JsonObject credential) {
        schema.validate(credential.toString(), InputFormat.JSON).stream()
                .min(Comparator.comparing(
                        (Error error) -> error.getInstanceLocation().toString()))
                .ifPresent(error -> {
                    throw new BadProof(
                            "It is no Open Badge: " + error.getInstanceLocation() + " (" + error.getKeyword() + ")");
                });
        requireTimes(credential);
        requireResults(credential.getJsonObject("credentialSubject"));
        requireWholeCharacters("", credential);
    }

    private static void requireTimes(JsonObject credential) {
        String until = JsonText.text(credential.get("validUntil"));
        // Both in whole seconds of UTC, so their order is that of their texts.
        if (until != null && until.compareTo(credential.getString("validFrom")) <= 0) {
            throw new BadProof("It would end before it begins.");
        }
        JsonObject subject = credential.getJsonObject("credentialSubject");
        String begun = JsonText.text(subject.get("activityStartDate"));
        String ended = JsonText.text(subject.get("activityEndDate"));
        if (begun != null && ended != null && ended.compareTo(begun) < 0) {
            throw new BadProof("The activity would have ended before it began.");
        }
    }

    /** Each result is of a description, at one of its levels; no two descriptions or levels are the same. */
    private static void requireResults(JsonObject subject) {
        Map<String, Set<String>> levels = new HashMap<>();
        for (JsonObject description : objects(subject.getJsonObject("achievement"), "resultDescription")) {
            List<String> ids = objects(description, "rubricCriterionLevel").stream()
                    .map(level -> level.getString("id"))
                    .toList();
            Set<String> different = ids.stream().collect(Collectors.toSet());
            if (different.size() < ids.size() || levels.put(description.getString("id"), different) != null) {
                throw new BadProof("Two levels or criteria have one id: " + description.getString("id"));
            }
            if (!different.contains(description.getString("requiredLevel"))) {
                throw new BadProof("No level is the required one of " + description.getString("id"));
            }
        }
        for (JsonObject result : objects(subject, "result")) {
            Set<String> possible = levels.get(result.getString("resultDescription"));
            if (possible == null || !possible.contains(result.getString("achievedLevel"))) {
                throw new BadProof("A result is of no level that is described: " + result.getString("achievedLevel"));
            }
        }
    }

    /** Half of a character that takes two has no UTF-8, so what is signed would not be what is kept. */
    private static void requireWholeCharacters(String name, JsonValue value) {
        if (value instanceof JsonObject object) {
            object.forEach(CredentialRules::requireWholeCharacters);
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> requireWholeCharacters(name, item));
        } else if (value instanceof JsonString string
                && string.getString().codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            throw new BadProof("\"" + name + "\" holds half a character");
        }
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }
}
