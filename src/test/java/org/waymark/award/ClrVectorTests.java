package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.JsonObject;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

/** The example of the test vectors for CLR 2.0: it holds only where the words of its context are those that 1EdTech gave them. */
class ClrVectorTests {

    private final JsonObject signed =
            (JsonObject) JsonText.read(getClass().getResourceAsStream("/openbadges/clr-2.0-vector.json"));
    private final EddsaRdfc2022 cryptosuite = new EddsaRdfc2022(JsonLdContexts.ofBadges());
    private final Ed25519PublicKeyParameters key =
            new Multikey("z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi").key();

    @Test
    void theDocumentHasThisHash() {
        JsonObject unsigned = JsonText.object(signed).remove("proof").build();

        assertThat(HexFormat.of().formatHex(EddsaRdfc2022.sha256(cryptosuite.canonical(unsigned))))
                .isEqualTo("768d7015ae69e0210e1c2a45194d9c1d15d7a6022e52b946574a2a27f6fa85fe");
    }

    @Test
    void theRecordIsAccepted() {
        assertThatCode(() -> cryptosuite.verify(signed, key)).doesNotThrowAnyException();
    }

    @Test
    void theCredentialInItIsAcceptedByItself() {
        JsonObject inner = signed.getJsonObject("credentialSubject")
                .getJsonArray("verifiableCredential")
                .getJsonObject(0);

        assertThatCode(() -> cryptosuite.verify(inner, key)).doesNotThrowAnyException();
    }
}
