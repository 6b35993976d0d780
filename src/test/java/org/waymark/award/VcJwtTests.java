package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.DistrictId;

class VcJwtTests {

    private static final String KID = "https://waymark.example.org/issuers/1/keys/rsa-1";

    private final RSAKey rsa = key();
    private final SigningKey key = new SigningKey(
            "did:web:example.org#z", new Ed25519PrivateKeyParameters(new SecureRandom()), KID, new RSASSASigner(rsa));
    private final AwardFacts facts = facts("Formative assessment");

    VcJwtTests() throws JOSEException {}

    @Test
    void haveTheThreeHeadersThatAreAllowed() throws ParseException {
        assertThat(jwt(facts).getHeader().toJSONObject())
                .containsOnlyKeys("alg", "kid", "typ")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", KID)
                .containsEntry("typ", "JWT");
    }

    @Test
    void areVerifiedByThePublicKey() throws ParseException, JOSEException {
        assertThat(jwt(facts).verify(new RSASSAVerifier(rsa.toPublicJWK()))).isTrue();
        assertThat(jwt(facts).verify(new RSASSAVerifier(key().toPublicJWK()))).isFalse();
    }

    @Test
    void areTakenOnlyAsWhatTheIssuerSignedOfThisCredential() throws JOSEException {
        String did = facts.issuer().did();
        DidDocument issuer = document(did, rsa);
        JsonObject credential = TestBadges.BUILDER.build(facts);
        String jwt = VcJwt.sign(credential, key);

        assertThatCode(() -> VcJwt.verify(jwt, credential, issuer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> VcJwt.verify(jwt, TestBadges.BUILDER.build(facts("Other")), issuer))
                .hasMessageContaining("says something else");
        RSAKey another = key();
        assertThatThrownBy(() -> VcJwt.verify(jwt, credential, document(did, another)))
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> VcJwt.verify("no.jwt", credential, issuer)).isInstanceOf(BadProof.class);
        assertThatThrownBy(() -> VcJwt.verify(jwt, credential, DidDocument.of(did, List.of())))
                .hasMessageContaining("does not list the key");
    }

    private static DidDocument document(String did, RSAKey key) {
        return DidDocument.of(
                did,
                List.of(DidDocument.method(
                        did,
                        "rsa-1",
                        JsonText.object(new RSAKey.Builder(key.toPublicJWK())
                                .keyID(KID)
                                .build()
                                .toJSONString()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Formative assessment", "Évaluation ® “formative”", "评估 🎓 ]]>", "line\r\nbreak\t\\ \" quote"})
    void sayWhatTheCredentialSays(String title) throws ParseException {
        AwardFacts titled = facts(title);
        JsonObject credential = TestBadges.BUILDER.build(titled);

        JsonObject claims = JsonText.object(jwt(titled).getPayload().toString());

        assertThat(claims.entrySet()).containsAll(credential.entrySet());
        assertThat(claims.keySet())
                .hasSize(credential.size() + 4)
                .contains("iss", "jti", "sub", "nbf")
                .doesNotContain("vc", "exp", "proof");
        assertThat(claims.getString("iss")).isEqualTo(titled.issuer().did());
        assertThat(claims.getString("jti")).isEqualTo(credential.getString("id"));
        assertThat(claims.getString("sub"))
                .isEqualTo(credential.getJsonObject("credentialSubject").getString("id"));
        assertThat(claims.getJsonNumber("nbf").longValueExact())
                .isEqualTo(Instant.parse(credential.getString("validFrom")).getEpochSecond());
    }

    @Test
    void endWhenTheCredentialEnds() throws ParseException {
        Instant until = Instant.parse("2032-05-03T14:02:00Z");

        JsonObject claims = JsonText.object(jwt(TestBadges.with(facts, known -> known.validUntil = until))
                .getPayload()
                .toString());

        assertThat(claims.getJsonNumber("exp").longValueExact()).isEqualTo(until.getEpochSecond());
    }

    @Test
    void areNotMadeForNobody() {
        JsonObject credential = TestBadges.BUILDER.build(facts);
        JsonObject nobodys = JsonText.object(credential)
                .add(
                        "credentialSubject",
                        JsonText.object(credential.getJsonObject("credentialSubject"))
                                .remove("id"))
                .build();

        assertThatThrownBy(() -> VcJwt.sign(nobodys, key)).isInstanceOf(BadProof.class);
    }

    private JWSObject jwt(AwardFacts facts) throws ParseException {
        return JWSObject.parse(VcJwt.sign(TestBadges.BUILDER.build(facts), key));
    }

    private static AwardFacts facts(String title) {
        DefinitionVersion definition = TestBadges.definition(title);
        return TestBadges.facts(TestBadges.award(DistrictId.fresh(), definition), definition);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
