package org.waymark.award.verifying;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proof covers what JSON-LD makes of a document, and the same can be written in many ways: whoever writes an expiry by its
 * whole address, or beside its credential, hides it from all who read plain members, and the signature still fits. Nobody
 * writes so with a good reason.
 */
final class PlainWords {

    /** Of JSON-LD: what names the words, and how a text is written. */
    private static final Set<String> KEYWORDS = Set.of("@context", "@value", "@language", "@direction");

    private PlainWords() {}

    /** @throws Fault for a credential that can be read as two */
    static void require(JsonObject credential) {
        String id = Members.text(credential, "id");
        credential.forEach((name, value) -> {
            requirePlain(name, false);
            if (!name.equals("@context")) {
                require(value, id);
            }
        });
    }

    private static void require(JsonValue value, @Nullable String credential) {
        if (value instanceof JsonArray array) {
            array.forEach(item -> require(item, credential));
        } else if (value instanceof JsonObject object && Members.isA(object, "VerifiableCredential")) {
            // Itself once more: what is said there is said of it, and read by nobody.
            if (credential != null && credential.equals(Members.text(object, "id"))) {
                throw new Fault(Finding.AMBIGUOUS);
            }
            require(object);
        } else if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                requirePlain(name, object.containsKey("@value"));
                if (!name.equals("@context")) {
                    require(inner, credential);
                }
            });
        }
    }

    private static void requirePlain(String name, boolean ofValue) {
        boolean plain = name.startsWith("@")
                ? KEYWORDS.contains(name) || ofValue && name.equals("@type")
                : name.indexOf(':') < 0;
        if (!plain) {
            throw new Fault(Finding.AMBIGUOUS);
        }
    }
}
