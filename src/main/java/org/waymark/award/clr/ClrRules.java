package org.waymark.award.clr;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.waymark.award.CredentialSchema;

/** What has to hold of a record before it is signed: the schema {@code schemas/clr-2.0.json}, and what no schema can say. */
@Component
class ClrRules {

    private final CredentialSchema schema = new CredentialSchema("/schemas/clr-2.0.json");

    /** @throws RuntimeException with what is wrong */
    void require(JsonObject record) {
        schema.require(record, "It is no learner record");
        JsonObject subject = record.getJsonObject("credentialSubject");
        List<JsonObject> badges = objects(subject, "verifiableCredential").toList();
        Set<String> ids = badges.stream().map(badge -> badge.getString("id")).collect(Collectors.toSet());
        if (ids.size() < badges.size()) {
            throw new IllegalArgumentException("It is no learner record: one badge stands in it twice");
        }
        Set<String> achievements = Stream.concat(
                        objects(subject, "achievement"),
                        badges.stream()
                                .map(badge ->
                                        badge.getJsonObject("credentialSubject").getJsonObject("achievement")))
                .map(achievement -> achievement.getString("id"))
                .collect(Collectors.toSet());
        objects(subject, "association")
                .forEach(association -> Stream.of("sourceId", "targetId")
                        .map(association::getString)
                        .filter(id -> !achievements.contains(id))
                        .findFirst()
                        .ifPresent(id -> {
                            throw new IllegalArgumentException("It is no learner record: nothing in it is " + id);
                        }));
    }

    private static Stream<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array == null ? Stream.empty() : array.getValuesAs(JsonObject.class).stream();
    }
}
