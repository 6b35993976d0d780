package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeededTermsTests {

    private static final String ADDRESS = "https://words.example.org/v1";

    @Test
    void keepsWhatADocumentUsesAndWhatThatNeedsInTurn() {
        assertThat(terms("""
                {"author": "x", "type": "Book"}
                """)).containsOnlyKeys("@version", "author", "ex", "name", "Book");
    }

    @Test
    void keepsATermThatAValueNames() {
        assertThat(terms("""
                {"kind": "rare"}
                """)).containsOnlyKeys("@version", "kind", "rare");
    }

    @Test
    void losesTermsWithinATermsOwnContext() {
        assertThat(terms("""
                {"type": "Book", "pages": 3}
                """).getJsonObject("Book").getJsonObject("@context")).containsOnlyKeys("pages");
    }

    private static JsonObject terms(String document) {
        JsonObject words = JsonText.object("""
                {"@context": {
                  "@version": 1.1,
                  "ex": "https://words.example.org/#",
                  "author": {"@id": "ex:author", "@type": "name"},
                  "name": "https://words.example.org/#name",
                  "kind": {"@id": "https://words.example.org/#kind", "@type": "@vocab"},
                  "rare": "https://words.example.org/#rare",
                  "common": "https://words.example.org/#common",
                  "Book": {"@id": "https://words.example.org/#Book", "@context": {
                    "pages": "https://words.example.org/#pages",
                    "cover": "https://words.example.org/#cover"
                  }}
                }}
                """);
        Map<String, JsonStructure> needed = new NeededTerms(Map.of(ADDRESS, words)).of(JsonText.object(document));
        return ((JsonObject)
                        needed.getOrDefault(ADDRESS, Json.createObjectBuilder().build()))
                .getJsonObject("@context");
    }
}
