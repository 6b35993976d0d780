package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;

/** The example of Data Integrity EdDSA Cryptosuites 1.0, appendix B.1, step by step. */
class W3cVectorTests {

    private final JsonObject vector =
            (JsonObject) JsonText.read(getClass().getResourceAsStream("/openbadges/w3c-eddsa-rdfc-2022-vector.json"));
    private final EddsaRdfc2022 cryptosuite = new EddsaRdfc2022(JsonLdContexts.ofBadges()
            .with("https://www.w3.org/ns/credentials/examples/v2", "/jsonld/credentials-examples-v2.json"));
    private final JsonObject unsigned = vector.getJsonObject("unsigned");
    private final JsonObject proofConfig = vector.getJsonObject("proofConfig");

    @Test
    void theDocumentHasThisCanonicalForm() {
        assertThat(cryptosuite.canonical(unsigned)).isEqualTo(vector.getString("canonicalDocument"));
    }

    @Test
    void theProofHasThisCanonicalForm() {
        assertThat(cryptosuite.canonicalProof(proofConfig, unsigned)).isEqualTo(vector.getString("canonicalProof"));
        assertThat(EddsaRdfc2022.ownProof(proofConfig)).isEqualTo(vector.getString("canonicalProof"));
    }

    @Test
    void theDocumentHasThisHash() {
        assertThat(hash(cryptosuite.canonical(unsigned))).isEqualTo(vector.getString("documentHash"));
    }

    @Test
    void theProofHasThisHash() {
        assertThat(hash(cryptosuite.canonicalProof(proofConfig, unsigned))).isEqualTo(vector.getString("proofHash"));
    }

    @Test
    void theSignerGivesThisProofValue() {
        JsonObject signed = cryptosuite.sign(
                unsigned,
                proofConfig.getString("verificationMethod"),
                Instant.parse(proofConfig.getString("created")),
                privateKey());

        assertThat(signed.getJsonArray("proof").getJsonObject(0))
                .isEqualTo(vector.getJsonObject("signed").getJsonObject("proof"));
    }

    @Test
    void theSignedDocumentIsAccepted() {
        assertThatCode(() -> cryptosuite.verify(
                        vector.getJsonObject("signed"), privateKey().generatePublicKey()))
                .doesNotThrowAnyException();
    }

    @Test
    void thePublicKeyIsWrittenLikeThis() {
        assertThat(Multikey.of(privateKey().generatePublicKey()).multibase())
                .isEqualTo(keyPair().getString("publicKeyMultibase"));
    }

    private Ed25519PrivateKeyParameters privateKey() {
        byte[] prefixed =
                Base58.decode(keyPair().getString("privateKeyMultibase").substring(1));
        return new Ed25519PrivateKeyParameters(Arrays.copyOfRange(prefixed, 2, prefixed.length));
    }

    private JsonObject keyPair() {
        return vector.values().stream()
                .filter(value -> value instanceof JsonObject object && object.containsKey("privateKeyMultibase"))
                .map(JsonObject.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(EddsaRdfc2022.sha256(text));
    }
}
