package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

class CredentialBuilderTests {

    private final DistrictId district = DistrictId.fresh();
    private final DefinitionVersion definition = TestBadges.definition("Formative assessment");
    private final Award award = TestBadges.award(district, definition);
    private final JsonObject credential = new CredentialBuilder(TestBadges.SETTINGS)
            .build(award, definition, TestBadges.issuer(district, TestBadges.SETTINGS), 2);
    private final String achievementUrl =
            "https://waymark.example.org/issuers/" + district + "/achievements/" + definition.id();

    @Test
    void namesTheContextsInTheOrderTheyMustHave() {
        assertThat(credential.getJsonArray("@context"))
                .isEqualTo(JsonText.array(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"));
    }

    @Test
    void isAnOpenBadgeAtItsPublicAddress() {
        assertThat(credential.getString("id")).isEqualTo("https://waymark.example.org/badges/" + award.id());
        assertThat(credential.getJsonArray("type"))
                .isEqualTo(JsonText.array("VerifiableCredential", "OpenBadgeCredential"));
    }

    @Test
    void isIssuedByTheDistrictsProfile() {
        assertThat(credential.getJsonObject("issuer"))
                .isEqualTo(JsonText.object()
                        .add("id", "did:web:waymark.example.org:issuers:" + district)
                        .add("type", JsonText.array("Profile"))
                        .add("name", "Cañada Valley District")
                        .add("url", "https://waymark.example.org/issuers/" + district)
                        .build());
    }

    @Test
    void writesAPortInTheIssuersIdentifierAsDidWebWantsIt() {
        assertThat(IssuerProfile.did(district, TestBadges.settings("http://localhost:8080")))
                .isEqualTo("did:web:localhost%3A8080:issuers:" + district);
    }

    @Test
    void givesTimesInWholeSecondsWithAZone() {
        assertThat(List.of(credential.getString("validFrom"), credential.getString("awardedDate")))
                .containsOnly("2027-05-03T14:02:00Z");
    }

    @Test
    void standsForTheEarnerByAnOpaqueIdOnly() {
        assertThat(subject().keySet()).containsExactlyInAnyOrder("id", "type", "achievement", "result");
        assertThat(subject().getString("id")).isEqualTo("urn:uuid:" + award.subject());
    }

    @Test
    void isOfAMicroCredential() {
        assertThat(achievement().getString("achievementType")).isEqualTo("MicroCredential");
        assertThat(achievement().getString("id")).isEqualTo(achievementUrl);
    }

    @Test
    void tellsTheCriteriaInWordsAndByAddress() {
        JsonObject criteria = achievement().getJsonObject("criteria");
        assertThat(criteria.getString("id")).isEqualTo(achievementUrl + "#criteria");
        assertThat(criteria.getString("narrative")).contains("- **Criterion C1**: There.");
    }

    @Test
    void tellsHowManyReadIt() {
        JsonObject byOne = new CredentialBuilder(TestBadges.SETTINGS)
                .build(award, definition, TestBadges.issuer(district, TestBadges.SETTINGS), 1);

        assertThat(narrative(credential)).contains("Two reviewers read");
        assertThat(narrative(byOne)).contains("A reviewer read").doesNotContain("Two", "third");
    }

    private static String narrative(JsonObject credential) {
        return credential
                .getJsonObject("credentialSubject")
                .getJsonObject("achievement")
                .getJsonObject("criteria")
                .getString("narrative");
    }

    @Test
    void showsThePictureAsAnObject() {
        assertThat(achievement().getJsonObject("image"))
                .isEqualTo(JsonText.object()
                        .add("id", achievementUrl + ".svg")
                        .add("type", "Image")
                        .add("caption", "Formative assessment")
                        .build());
    }

    @Test
    void alignsWithEachStandardByCodeAndAbsoluteAddress() {
        JsonArray alignments = achievement().getJsonArray("alignment");
        assertThat(alignments.getValuesAs(JsonObject.class))
                .extracting(alignment -> alignment.getString("targetCode"))
                .containsExactlyInAnyOrder("6", "1(a)", "7");
        assertThat(alignments.getValuesAs(JsonObject.class))
                .allMatch(alignment -> alignment.getString("targetUrl").startsWith("https://"));
    }

    @Test
    void saysForEachCriterionWhichLevelIsRequired() {
        JsonObject description = achievement().getJsonArray("resultDescription").getJsonObject(1);
        assertThat(description.getString("id")).isEqualTo(achievementUrl + "#criterion-C%202");
        assertThat(description.getString("resultType")).isEqualTo("RubricCriterionLevel");
        assertThat(description.getJsonArray("rubricCriterionLevel").getValuesAs(JsonObject.class))
                .extracting(level -> level.getString("id"))
                .contains(description.getString("requiredLevel"));
    }

    @Test
    void saysForEachCriterionWhichLevelWasAchieved() {
        JsonArray descriptions = achievement().getJsonArray("resultDescription");
        JsonArray results = subject().getJsonArray("result");
        for (int i = 0; i < results.size(); i++) {
            assertThat(Map.of(
                            "resultDescription", results.getJsonObject(i).getString("resultDescription"),
                            "achievedLevel", results.getJsonObject(i).getString("achievedLevel")))
                    .isEqualTo(Map.of(
                            "resultDescription", descriptions.getJsonObject(i).getString("id"),
                            "achievedLevel", descriptions.getJsonObject(i).getString("requiredLevel")));
        }
    }

    @Test
    void namesThePublishedSchema() {
        assertThat(credential.getJsonArray("credentialSchema").getJsonObject(0).getString("type"))
                .isEqualTo("1EdTechJsonSchemaValidator2019");
    }

    @Test
    void holdsNoNullAndNothingEmpty() {
        assertThat(holdsNothingEmpty(credential)).isTrue();
    }

    private static boolean holdsNothingEmpty(JsonValue value) {
        if (value instanceof JsonObject object) {
            return !object.isEmpty() && object.values().stream().allMatch(CredentialBuilderTests::holdsNothingEmpty);
        }
        if (value instanceof JsonArray array) {
            return !array.isEmpty() && array.stream().allMatch(CredentialBuilderTests::holdsNothingEmpty);
        }
        return value != JsonValue.NULL;
    }

    private JsonObject subject() {
        return credential.getJsonObject("credentialSubject");
    }

    private JsonObject achievement() {
        return subject().getJsonObject("achievement");
    }
}
