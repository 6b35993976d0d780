package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

class CredentialBuilderTests {

    private final DistrictId district = DistrictId.fresh();
    private final DefinitionVersion definition = TestBadges.definition("Formative assessment");
    private final Award award = TestBadges.award(district, definition);
    private final AwardFacts facts = TestBadges.facts(award, definition);
    private final JsonObject credential = TestBadges.BUILDER.build(facts);
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
        assertThat(subject().keySet()).doesNotContain("identifier", "name", "email");
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
        JsonObject byOne = TestBadges.BUILDER.build(TestBadges.with(facts, known -> known.readers = 1));

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
        assertThat(alignments())
                .extracting(alignment -> alignment.getString("targetCode"))
                .containsExactly("6", "1(a)", "M.7");
        assertThat(alignments())
                .extracting(alignment -> alignment.getString("targetUrl"))
                .containsExactly(
                        "https://standards.example.org/intasc",
                        achievementUrl + "#criteria",
                        "https://case.example.org/ims/case/v1p0/CFItems/7");
    }

    @Test
    void namesAnItemOfACaseFrameworkAsOne() {
        assertThat(alignments().get(2))
                .isEqualTo(JsonText.object()
                        .add("type", JsonText.array("Alignment"))
                        .add("targetName", "Plans well")
                        .add("targetUrl", "https://case.example.org/ims/case/v1p0/CFItems/7")
                        .add("targetType", "CFItem")
                        .add("targetFramework", "Maine Teaching")
                        .add("targetCode", "M.7")
                        .build());
        assertThat(alignments().get(0)).doesNotContainKey("targetType");
    }

    @Test
    void escapesAnAddressThatSomebodyElseWrote() {
        JsonObject spaced = TestBadges.BUILDER.build(TestBadges.facts(
                award,
                definition,
                List.of(new AlignedStandards.Target(
                        "F", "1", "T", "https://case.example.org/my items/{ünit}|1?a=[b]", true))));

        assertThat(of(spaced).getJsonArray("alignment").getJsonObject(0).getString("targetUrl"))
                .isEqualTo("https://case.example.org/my%20items/%7B%C3%BCnit%7D%7C1?a=%5Bb%5D");
        TestBadges.RULES.require(spaced);
    }

    @Test
    void saysNothingOfAlignmentWhereThereIsNone() {
        assertThat(of(TestBadges.BUILDER.build(TestBadges.facts(award, definition, List.of()))))
                .doesNotContainKey("alignment");
    }

    @Test
    void tellsWhenItWasWorkedOn() {
        assertThat(subject().getString("activityStartDate")).isEqualTo("2027-01-11");
        assertThat(subject().getString("activityEndDate")).isEqualTo("2027-04-19");
    }

    @Test
    void saysNothingOfDaysThatContradictEachOther() {
        JsonObject odd = TestBadges.BUILDER.build(
                TestBadges.with(facts, known -> known.handedIn = LocalDate.parse("2026-01-01")));

        assertThat(odd.getJsonObject("credentialSubject")).doesNotContainKeys("activityStartDate", "activityEndDate");
        TestBadges.RULES.require(odd);
    }

    @Test
    void countsContactHoursAsCredits() {
        assertThat(subject().getInt("creditsEarned")).isEqualTo(14);
        assertThat(achievement().getInt("creditsAvailable")).isEqualTo(14);
        assertThat(narrative(credential)).contains("contact hours", "14");
    }

    @Test
    void namesEachPieceOfEvidenceByTheAddressThatAsksForConsent() {
        assertThat(credential.getJsonArray("evidence").getValuesAs(JsonObject.class))
                .extracting(evidence -> evidence.getString("id"), evidence -> evidence.getString("genre"))
                .containsExactly(
                        tuple("https://waymark.example.org/badges/" + award.id() + "/evidence/A1", "Video"),
                        tuple("https://waymark.example.org/badges/" + award.id() + "/evidence/A%202", "Document"));
    }

    @Test
    void knowsItsEarnerByTheirOwnIdWhereTheyGiveOne() {
        JsonObject own = TestBadges.BUILDER.build(TestBadges.with(
                facts, known -> known.did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"));

        assertThat(own.getJsonObject("credentialSubject").getString("id"))
                .isEqualTo("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
        TestBadges.RULES.require(own);
    }

    @Test
    void holdsAnAddressAsASaltedHashOnly() {
        JsonObject hashed = TestBadges.BUILDER.build(TestBadges.with(
                facts, known -> known.identities = List.of(EmailHashes.identity(" Jordan@Example.org ", "salt"))));

        assertThat(hashed.toString()).doesNotContainIgnoringCase("jordan@");
        // printf 'jordan@example.orgsalt' | sha256sum
        assertThat(hashed.getJsonObject("credentialSubject").getJsonArray("identifier"))
                .containsExactly(JsonText.object()
                        .add("type", "IdentityObject")
                        .add("hashed", true)
                        .add("identityHash", "sha256$00fd15dc94ad4dd106cf4e7208f9e58bc73f15d61cdf7c0e2fbd9fff78e15a88")
                        .add("identityType", "emailAddress")
                        .add("salt", "salt")
                        .build());
        TestBadges.RULES.require(hashed);
    }

    @Test
    void saltsEachHashAnew() {
        EmailHashes hashes = new EmailHashes(new SecureRandom());

        assertThat(hashes.identity("jordan@example.org")).isNotEqualTo(hashes.identity("jordan@example.org"));
    }

    @Test
    void saysWhereItsStatusIsAsked() {
        JsonObject entry = status("revocation", "94567");

        JsonObject with = TestBadges.BUILDER.build(TestBadges.with(facts, known -> known.statuses = List.of(entry)));
        JsonObject withTwo = TestBadges.BUILDER.build(TestBadges.with(
                facts, known -> known.statuses = List.of(entry, status("suspension", "7"))));

        assertThat(with.get("credentialStatus")).isEqualTo(entry);
        assertThat(withTwo.getJsonArray("credentialStatus")).hasSize(2);
        TestBadges.RULES.require(with);
        TestBadges.RULES.require(withTwo);
    }

    @Test
    void endsWhenItIsToEnd() {
        JsonObject ending = TestBadges.BUILDER.build(
                TestBadges.with(facts, known -> known.validUntil = Instant.parse("2030-05-03T14:02:00.5Z")));

        assertThat(ending.getString("validUntil")).isEqualTo("2030-05-03T14:02:00Z");
        assertThat(credential).doesNotContainKey("validUntil");
    }

    @Test
    void speaksTheLanguageOfTheMicroCredential() {
        DefinitionVersion spanish = TestBadges.definition("Evaluación formativa", TestBadges.about("es"));

        JsonObject said = TestBadges.BUILDER.build(TestBadges.facts(TestBadges.award(district, spanish), spanish));

        assertThat(of(said).getString("inLanguage")).isEqualTo("es");
        assertThat(narrative(said)).contains("Dos personas revisoras");
        assertThat(of(said).getJsonArray("resultDescription")
                        .getJsonObject(0)
                        .getJsonArray("rubricCriterionLevel")
                        .getJsonObject(2)
                        .getString("name"))
                .isEqualTo("Demostrado");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a language", "en_US", "x-ours", ""})
    void namesNoLanguageThatIsNone(String language) {
        DefinitionVersion odd = TestBadges.definition("Formative assessment", TestBadges.about(language));

        JsonObject said = TestBadges.BUILDER.build(TestBadges.facts(TestBadges.award(district, odd), odd));

        assertThat(of(said)).doesNotContainKey("inLanguage");
        TestBadges.RULES.require(said);
    }

    @Test
    void holdsWhatItsRulesAsk() {
        assertThatCode(() -> TestBadges.RULES.require(credential)).doesNotThrowAnyException();
    }

    private static JsonObject status(String purpose, String index) {
        String list = "https://waymark.example.org/issuers/1/status/" + purpose;
        return JsonText.object()
                .add("id", list + "#" + index)
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", purpose)
                .add("statusListIndex", index)
                .add("statusListCredential", list)
                .build();
    }

    private List<JsonObject> alignments() {
        return achievement().getJsonArray("alignment").getValuesAs(JsonObject.class);
    }

    private static JsonObject of(JsonObject credential) {
        return credential.getJsonObject("credentialSubject").getJsonObject("achievement");
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
