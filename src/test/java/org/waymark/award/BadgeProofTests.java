package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                .hasMessageContaining(address);
    }
}
