package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

class BadgeProofTests {

    private static final TestBadges.Signed SIGNED = TestBadges.signed("Formative assessment");

    @Test
    void holdsForSeveralBlankNodes() {
        assertThatCode(() -> BadgeCheck.verify(SIGNED.json(), SIGNED.didDocument()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Évaluation ® “formative”", "评估 🎓 ]]>", "line\r\nbreak\tand \\ \" quote\u007f\b"})
    void holdsForAnyText(String title) {
        TestBadges.Signed signed = TestBadges.signed(title);

        assertThatCode(() -> BadgeCheck.verify(signed.json(), signed.didDocument()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "Formative assessment,Formidable assessment",
        "2027-05-03T14:02:00Z,2027-05-03T14:02:01Z",
        "2027-05-03T14:02:05Z,2027-05-03T14:02:06Z",
        "1(a),1(b)",
        "demonstrated\"}],approaching\"}]",
        "Not there.,There.",
        "urn:uuid:,urn:uuid:0",
        "MicroCredential,Certificate",
        "Cañada,Canada"
    })
    void fallsWithAnyChange(String from, String to) {
        assertThat(SIGNED.json()).contains(from);

        assertThatThrownBy(() -> BadgeCheck.verify(SIGNED.json().replace(from, to), SIGNED.didDocument()))
                .isInstanceOf(BadProof.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"extra\":\"text\"",
                "\"description\":null",
                "\"evidence\":[]",
                "\"evidence\":[{\"type\":[\"Evidence\"]}]",
                "\"evidence\":[{\"id\":\"not a uri\",\"type\":[\"Evidence\"],\"name\":\"Work\"}]",
                "\"evidence\":[{\"id\":\"relative\",\"type\":[\"Evidence\"],\"name\":\"Work\"}]",
                "\"name\":\"Twice\""
            })
    void fallsWithAnyAddition(String member) {
        String more = SIGNED.json().replaceFirst("\\{", "{" + Matcher.quoteReplacement(member) + ",");

        assertThatThrownBy(() -> BadgeCheck.verify(more, SIGNED.didDocument())).isInstanceOf(BadProof.class);
    }

    @Test
    void fallsWithATypeThatNoContextDefines() {
        String more = SIGNED.json().replace("\"OpenBadgeCredential\"]", "\"OpenBadgeCredential\",\"Diploma\"]");

        assertThatThrownBy(() -> BadgeCheck.verify(more, SIGNED.didDocument())).isInstanceOf(BadProof.class);
    }

    @Test
    void fallsWithAContextThatIsNotCarried() {
        String other = SIGNED.json().replace("context-3.0.3.json", "context-3.0.2.json");

        assertThatThrownBy(() -> BadgeCheck.verify(other, SIGNED.didDocument())).isInstanceOf(BadProof.class);
    }

    @Test
    void fallsForAnotherIssuersDocument() {
        String other = TestBadges.signed("Formative assessment").didDocument();

        assertThatThrownBy(() -> BadgeCheck.verify(SIGNED.json(), other)).isInstanceOf(BadProof.class);
    }

    @Test
    void fallsForAKeyTheIssuerDoesNotAssertWith() {
        String without = SIGNED.didDocument().replace("assertionMethod", "authentication");

        assertThatThrownBy(() -> BadgeCheck.verify(SIGNED.json(), without)).isInstanceOf(BadProof.class);
    }

    @Test
    void fallsForAnotherPurpose() {
        String other = SIGNED.json().replace("\"assertionMethod\"", "\"authentication\"");

        assertThatThrownBy(() -> BadgeCheck.verify(other, SIGNED.didDocument())).isInstanceOf(BadProof.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example.org/my work.pdf",
                "files/work.pdf",
                "https://files.example.org/[draft].pdf",
                "https://files.example.org/{draft}|2.pdf",
                "https://files.example.org/\"draft\".pdf"
            })
    void isNotMadeOverAnIllFormedEvidenceAddress(String address) {
        JsonObject document = JsonText.object(JsonText.object(SIGNED.json()))
                .remove("proof")
                .add(
                        "evidence",
                        JsonText.array(List.of(JsonText.object()
                                .add("id", address)
                                .add("type", JsonText.array("Evidence"))
                                .build())))
                .build();

        assertThatThrownBy(() -> TestBadges.CRYPTOSUITE.sign(
                        document,
                        "did:web:waymark.example.org#key",
                        Instant.EPOCH,
                        new Ed25519PrivateKeyParameters(new SecureRandom())))
                .isInstanceOf(BadProof.class)
                .message()
                .contains("/evidence/0/id")
                .doesNotContain(address);
    }

    @Test
    void isOverEveryIdThatTheBadgeHolds() {
        JsonObject document =
                JsonText.object(JsonText.object(SIGNED.json())).remove("proof").build();
        String quads = TestBadges.CRYPTOSUITE.canonical(document);
        Set<String> ids = new HashSet<>();

        collectIds(document, ids);

        assertThat(ids)
                .hasSizeGreaterThan(10)
                .allSatisfy(id -> assertThat(quads).contains("<" + id + ">"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void holdsForAnyNumberOfAlignments(int count) {
        DefinitionVersion definition = TestBadges.definition("Formative assessment");
        TestBadges.Signed signed = TestBadges.signed(TestBadges.facts(
                TestBadges.award(DistrictId.fresh(), definition), definition, TestBadges.STANDARDS.subList(0, count)));

        assertThatCode(() -> BadgeCheck.verify(signed.json(), signed.didDocument()))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsForADefinitionThatSaysLittle() {
        DefinitionVersion bare = TestBadges.bare("Bare");
        TestBadges.Signed signed =
                TestBadges.signed(TestBadges.facts(TestBadges.award(DistrictId.fresh(), bare), bare, List.of()));

        assertThatCode(() -> BadgeCheck.verify(signed.json(), signed.didDocument()))
                .doesNotThrowAnyException();
    }

    @Test
    void holdsWithAllThatABadgeMaySay() {
        TestBadges.Signed signed = TestBadges.signed(rich());

        assertThatCode(() -> BadgeCheck.verify(signed.json(), signed.didDocument()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Counts for a licence.,Counts for two.", "Endorsed by the state,Endorsed by all", "sha256$,sha256$0"})
    void fallsWithAChangeOfWhatOthersSaid(String from, String to) {
        TestBadges.Signed signed = TestBadges.signed(rich());
        assertThat(signed.json()).contains(from);

        assertThatThrownBy(() -> BadgeCheck.verify(signed.json().replace(from, to), signed.didDocument()))
                .isInstanceOf(BadProof.class);
    }

    @Test
    void fallsWhereWhatIsWithinGivesWordsAnotherMeaning() {
        JsonObject endorsement = TestBadges.endorsement();
        JsonObject own = JsonText.object(endorsement)
                .add("@context", JsonText.object().add("name", "https://example.org/other"))
                .build();
        DefinitionVersion definition = TestBadges.definition("Formative assessment");
        AwardFacts facts = TestBadges.facts(TestBadges.award(DistrictId.fresh(), definition), definition);

        assertThatThrownBy(() -> TestBadges.signed(TestBadges.with(
                        facts, known -> known.endorsed = new AwardFacts.Endorsed(List.of(own), List.of(), List.of()))))
                .isInstanceOf(BadProof.class);
    }

    private static AwardFacts rich() {
        DefinitionVersion definition = TestBadges.definition("Formative assessment");
        JsonObject endorsement = TestBadges.endorsement();
        return TestBadges.with(
                TestBadges.facts(TestBadges.award(DistrictId.fresh(), definition), definition), known -> {
                    known.did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
                    known.identities = List.of(
                            EmailHashes.identity("one@example.org", "salt"),
                            EmailHashes.identity("two@example.org", "pepper"));
                    known.validUntil = Instant.parse("2032-05-03T14:02:00Z");
                    known.statuses = List.of(JsonText.object()
                            .add("id", "https://waymark.example.org/issuers/1/status/1#5")
                            .add("type", "BitstringStatusListEntry")
                            .add("statusPurpose", "revocation")
                            .add("statusListIndex", "5")
                            .add("statusListCredential", "https://waymark.example.org/issuers/1/status/1")
                            .build());
                    known.endorsed = new AwardFacts.Endorsed(
                            List.of(endorsement), List.of(TestBadges.endorsement()), List.of(endorsement));
                });
    }

    @Test
    void fallsForTheKeyOfAnotherIssuer() {
        DefinitionVersion definition = TestBadges.definition("Formative assessment");
        AwardFacts facts = TestBadges.facts(TestBadges.award(DistrictId.fresh(), definition), definition);
        JsonObject credential = TestBadges.BUILDER.build(facts);
        Ed25519PrivateKeyParameters own = new Ed25519PrivateKeyParameters(new SecureRandom());
        Ed25519PrivateKeyParameters others = new Ed25519PrivateKeyParameters(new SecureRandom());
        String document = TestBadges.document(facts.issuer().did(), own);

        String underItsOwnName = TestBadges.sign(credential, "did:web:other.example.org", others);
        String underTheIssuersName = TestBadges.CRYPTOSUITE
                .sign(
                        credential,
                        DidDocument.methodId(facts.issuer().did(), Multikey.of(own.generatePublicKey())),
                        Instant.EPOCH,
                        others)
                .toString();

        assertThatThrownBy(() -> BadgeCheck.verify(underItsOwnName, document))
                .hasMessageContaining("does not sign with the key did:web:other.example.org");
        assertThatThrownBy(() -> BadgeCheck.verify(underTheIssuersName, document))
                .hasMessageContaining("does not fit");
    }

    private static void collectIds(JsonValue value, Set<String> ids) {
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                if (name.equals("id")) {
                    ids.add(((JsonString) inner).getString());
                }
                collectIds(inner, ids);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> collectIds(item, ids));
        }
    }
}
