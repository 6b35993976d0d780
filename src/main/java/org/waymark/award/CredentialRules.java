package org.waymark.award;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
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

    private final CredentialSchema schema = new CredentialSchema("/schemas/open-badge-3.0.json");

    /** @throws BadProof with the first place that is wrong, and why */
    void require(JsonObject credential) {
        schema.require(credential, "It is no Open Badge");
        requireTimes(credential);
        requireResults(credential.getJsonObject("credentialSubject"));
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

    private static List<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }
}
