package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatchBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

class CredentialRulesTests {

    private static final String ACHIEVEMENT = "/credentialSubject/achievement";
    private static final DistrictId DISTRICT = DistrictId.fresh();
    private static final DefinitionVersion DEFINITION = TestBadges.definition("Formative assessment");
    private static final AwardFacts FACTS = TestBadges.facts(TestBadges.award(DISTRICT, DEFINITION), DEFINITION);
    private static final JsonObject GOOD = TestBadges.BUILDER.build(FACTS);

    @Test
    void takeWhatIsBuilt() {
        assertThatCode(() -> TestBadges.RULES.require(GOOD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/@context",
                "/id",
                "/type",
                "/issuer",
                "/validFrom",
                "/credentialSubject",
                "/credentialSchema",
                "/issuer/id",
                "/issuer/type",
                "/issuer/name",
                "/issuer/url",
                "/credentialSubject/id",
                "/credentialSubject/type",
                ACHIEVEMENT,
                ACHIEVEMENT + "/id",
                ACHIEVEMENT + "/type",
                ACHIEVEMENT + "/achievementType",
                ACHIEVEMENT + "/name",
                ACHIEVEMENT + "/description",
                ACHIEVEMENT + "/criteria",
                ACHIEVEMENT + "/criteria/id",
                ACHIEVEMENT + "/criteria/narrative",
                ACHIEVEMENT + "/image/id",
                ACHIEVEMENT + "/image/type",
                ACHIEVEMENT + "/alignment/0/type",
                ACHIEVEMENT + "/alignment/0/targetName",
                ACHIEVEMENT + "/alignment/0/targetUrl",
                ACHIEVEMENT + "/resultDescription/0/id",
                ACHIEVEMENT + "/resultDescription/0/resultType",
                ACHIEVEMENT + "/resultDescription/0/rubricCriterionLevel/0/id",
                "/credentialSubject/result/0/type",
                "/credentialSubject/result/0/resultDescription",
                "/evidence/0/id",
                "/evidence/0/type"
            })
    void missNothing(String pointer) {
        refuse(Json.createPatchBuilder().remove(pointer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/description",
                "/evidence",
                "/endorsement",
                "/credentialStatus",
                "/credentialSubject/identifier",
                "/credentialSubject/result",
                ACHIEVEMENT + "/alignment",
                ACHIEVEMENT + "/tag",
                ACHIEVEMENT + "/resultDescription",
                ACHIEVEMENT + "/image",
                ACHIEVEMENT + "/creator"
            })
    void takeNoNullAndNothingEmpty(String pointer) {
        refuse(Json.createPatchBuilder().add(pointer, JsonValue.NULL));
        refuse(Json.createPatchBuilder().add(pointer, JsonValue.EMPTY_JSON_ARRAY));
        refuse(Json.createPatchBuilder().add(pointer, JsonValue.EMPTY_JSON_OBJECT));
        refuse(Json.createPatchBuilder().add(pointer, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/evidence/0/id",
                ACHIEVEMENT + "/id",
                ACHIEVEMENT + "/criteria/id",
                ACHIEVEMENT + "/image/id",
                ACHIEVEMENT + "/alignment/0/targetUrl",
                ACHIEVEMENT + "/resultDescription/0/id",
                "/credentialSubject/result/0/achievedLevel",
                "/issuer/id",
                "/issuer/url"
            })
    void takeOnlyAddressesThatAreWellFormed(String pointer) {
        for (String address : List.of(
                "https://example.org/my work.pdf",
                "work.pdf",
                "/work.pdf",
                "not a uri",
                "https://example.org/[1]",
                "https://example.org/{1}",
                "https://example.org/a|b",
                "https://example.org/\"1\"",
                "https://example.org/100%",
                "https://example.org/a#b#c",
                "https://example.org/é",
                "https://example.org/\u200e",
                "")) {
            refuse(Json.createPatchBuilder().replace(pointer, address));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-05-03T14:02:00",
                "2027-05-03T14:02:00.5Z",
                "2027-05-03T14:02:00+02:00",
                "2027-05-03",
                "2027-13-03T14:02:00Z",
                "yesterday"
            })
    void takeTimesOnlyInWholeSecondsWithTheirZone(String time) {
        refuse(Json.createPatchBuilder().replace("/validFrom", time));
        refuse(Json.createPatchBuilder().replace("/awardedDate", time));
        refuse(Json.createPatchBuilder().add("/validUntil", time));
    }

    @ParameterizedTest
    @CsvSource({
        ACHIEVEMENT + "/achievementType,Microcredential",
        "/credentialSubject/type,AchievementSubject",
        ACHIEVEMENT + "/type,Achievement",
        ACHIEVEMENT + "/image,https://example.org/picture.png",
        ACHIEVEMENT + "/image/id,data:image/png;base64",
        ACHIEVEMENT + "/alignment/2/targetType,CfItem",
        ACHIEVEMENT + "/resultDescription/0/resultType,Rubric",
        ACHIEVEMENT + "/inLanguage,en_US",
        ACHIEVEMENT + "/creditsAvailable,1.50",
        "/issuer,did:web:example.org",
        "/type,OpenBadgeCredential",
        "/name,' '"
    })
    void takeWordsOnlyAsTheyAreWritten(String pointer, String value) {
        refuse(Json.createPatchBuilder().replace(pointer, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/extra", "/issuer/extra", "/credentialSubject/name", ACHIEVEMENT + "/color", "/evidence/0/url"})
    void takeNothingThatNoTableNames(String pointer) {
        refuse(Json.createPatchBuilder().add(pointer, "text"));
    }

    @Test
    void takeContextsInTheirOrderOnly() {
        refuse(Json.createPatchBuilder().move("/@context/0", "/@context/1"));
    }

    @Test
    void takeAResultOnlyAtALevelThatIsDescribed() {
        refuse(Json.createPatchBuilder()
                .replace("/credentialSubject/result/0/achievedLevel", "https://example.org/level"));
        refuse(Json.createPatchBuilder()
                .replace("/credentialSubject/result/0/resultDescription", "https://example.org/criterion"));
        refuse(Json.createPatchBuilder()
                .replace(ACHIEVEMENT + "/resultDescription/0/requiredLevel", "https://example.org/level"));
    }

    @Test
    void takeNoCriterionTwice() {
        refuse(Json.createPatchBuilder()
                .copy(ACHIEVEMENT + "/resultDescription/1", ACHIEVEMENT + "/resultDescription/0"));
    }

    @Test
    void takeAnEndOnlyAfterTheBeginning() {
        refuse(TestBadges.BUILDER.build(TestBadges.with(FACTS, known -> known.validUntil = Instant.EPOCH)));
        refuse(Json.createPatchBuilder().replace("/credentialSubject/activityEndDate", "2026-01-01"));
    }

    @Test
    void takeAStatusIndexAsTextOnly() {
        JsonObject entry = Json.createObjectBuilder()
                .add("id", "https://example.org/status#7")
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", "revocation")
                .add("statusListIndex", 7)
                .add("statusListCredential", "https://example.org/status")
                .build();

        refuse(TestBadges.BUILDER.build(TestBadges.with(FACTS, known -> known.statuses = List.of(entry))));
    }

    @Test
    void takeAHashedAddressOnlyAsAPlainType() {
        JsonObject identity = Json.createObjectBuilder(EmailHashes.identity("jordan@example.org", "salt"))
                .add("type", JsonText.array("IdentityObject"))
                .build();

        refuse(TestBadges.BUILDER.build(TestBadges.with(FACTS, known -> known.identities = List.of(identity))));
    }

    @Test
    void takeAnEndorsementOnlyWithAProofOfItsOwn() {
        JsonObject endorsement = TestBadges.endorsement();
        JsonObject unsigned =
                Json.createObjectBuilder(endorsement).remove("proof").build();

        assertThatCode(() -> TestBadges.RULES.require(endorsed(endorsement))).doesNotThrowAnyException();
        refuse(endorsed(unsigned));
    }

    @Test
    void takeNoHalfOfACharacter() {
        refuse(Json.createPatchBuilder().replace("/name", "Half \ud83c"));
        assertThatCode(() -> TestBadges.RULES.require(Json.createPatchBuilder()
                        .replace("/name", "Whole \ud83c\udf93")
                        .build()
                        .apply(GOOD)))
                .doesNotThrowAnyException();
    }

    @Test
    void sayWhereItIsWrong() {
        assertThatThrownBy(() -> TestBadges.RULES.require(Json.createPatchBuilder()
                        .replace("/evidence/1/id", "https://example.org/my work.pdf")
                        .build()
                        .apply(GOOD)))
                .message()
                .contains("/evidence/1/id")
                .doesNotContain("my work");
    }

    @Test
    void takeADefinitionThatSaysLittle() {
        Stream.of(TestBadges.bare("Bare"), TestBadges.bare("\ud83c\udf93"))
                .map(bare -> TestBadges.facts(TestBadges.award(DISTRICT, bare), bare, List.of()))
                .forEach(facts -> assertThatCode(() -> TestBadges.RULES.require(TestBadges.BUILDER.build(facts)))
                        .doesNotThrowAnyException());
    }

    private static JsonObject endorsed(JsonObject endorsement) {
        return TestBadges.BUILDER.build(TestBadges.with(
                FACTS,
                known -> known.endorsed =
                        new AwardFacts.Endorsed(List.of(endorsement), List.of(endorsement), List.of(endorsement))));
    }

    private static void refuse(JsonPatchBuilder change) {
        JsonObject changed = change.build().apply(GOOD);
        assertThat(changed).isNotEqualTo(GOOD);
        refuse(changed);
    }

    private static void refuse(JsonObject credential) {
        assertThatThrownBy(() -> TestBadges.RULES.require(credential)).isInstanceOf(BadProof.class);
    }
}
