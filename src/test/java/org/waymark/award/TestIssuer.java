package org.waymark.award;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.mockito.Mockito;

/** An issuer that is not us: its keys, its document, and what it signs. */
public final class TestIssuer {

    private static final RSAKey RSA = rsa();
    private static final ECKey EC = ec();
    private static final EddsaRdfc2022 CRYPTOSUITE = new EddsaRdfc2022(JsonLdContexts.ofBadges());
    private static final Instant CREATED = Instant.parse("2027-01-02T03:04:05Z");

    private final String did;
    private final Ed25519PrivateKeyParameters key;

    private TestIssuer(String did, Ed25519PrivateKeyParameters key) {
        this.did = did;
        this.key = key;
    }

    /** One whose document stands on this host, under this path. */
    public static TestIssuer web(String host, int port, String path) {
        return new TestIssuer(
                "did:web:" + host + "%3A" + port + path.replace('/', ':'),
                new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    /** One whose name is its key. */
    public static TestIssuer key() {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        return new TestIssuer("did:key:" + Multikey.of(key.generatePublicKey()), key);
    }

    public static EddsaRdfc2022 cryptosuite() {
        return CRYPTOSUITE;
    }

    public static IssuedHere nothingIssuedHere() {
        return Mockito.mock(IssuedHere.class);
    }

    public String did() {
        return did;
    }

    public String method() {
        return did + "#" + Multikey.of(key.generatePublicKey());
    }

    /** Lists the key for proofs, and one each for RS256 and ES256. */
    public String document() {
        return """
                {"@context": ["https://www.w3.org/ns/did/v1"], "id": "%1$s",
                 "verificationMethod": [
                   {"id": "%2$s", "type": "Multikey", "controller": "%1$s", "publicKeyMultibase": "%3$s"},
                   {"id": "%1$s#rsa-1", "type": "JsonWebKey", "controller": "%1$s", "publicKeyJwk": %4$s},
                   {"id": "#ec-1", "type": "JsonWebKey", "controller": "%1$s", "publicKeyJwk": %5$s}],
                 "assertionMethod": ["%2$s", "%1$s#rsa-1", "#ec-1"]}""".formatted(
                        did,
                        method(),
                        Multikey.of(key.generatePublicKey()),
                        RSA.toPublicJWK().toJSONString(),
                        EC.toPublicJWK().toJSONString());
    }

    /** A badge of this issuer, not yet signed. */
    public JsonObjectBuilder badge(String name) {
        return JsonText.object()
                .add("@context", JsonText.array(JsonLdContexts.CREDENTIALS, JsonLdContexts.OPEN_BADGES))
                .add("id", "urn:uuid:" + UUID.randomUUID())
                .add("type", JsonText.array("VerifiableCredential", "OpenBadgeCredential"))
                .add("name", name)
                .add(
                        "issuer",
                        JsonText.object()
                                .add("id", did)
                                .add("type", JsonText.array("Profile"))
                                .add("name", "Other Issuer"))
                .add("validFrom", "2027-01-01T00:00:00Z")
                .add("credentialSubject", subject(name));
    }

    /** The same for whoever reads mail at an address. */
    public JsonObjectBuilder badgeFor(String name, String address) {
        return badgeFor(name, address, "emailAddress");
    }

    /** The same for whoever is known by this kind of identity. */
    public JsonObjectBuilder badgeFor(String name, String address, String identityType) {
        return badge(name)
                .add(
                        "credentialSubject",
                        subject(name)
                                .add(
                                        "identifier",
                                        JsonText.array(List.of(JsonText.object()
                                                .add("type", "IdentityObject")
                                                .add("hashed", true)
                                                .add("identityType", identityType)
                                                .add("salt", "salt")
                                                .add("identityHash", "sha256$" + sha256(address + "salt"))
                                                .build()))));
    }

    /** Speaks for something of somebody else. */
    public JsonObjectBuilder endorsement(String subject, String words) {
        return badge("Endorsement")
                .add("type", JsonText.array("VerifiableCredential", "EndorsementCredential"))
                .add(
                        "credentialSubject",
                        JsonText.object()
                                .add("id", subject)
                                .add("type", JsonText.array("EndorsementSubject"))
                                .add("endorsementComment", words));
    }

    /** A record of credentials (CLR 2.0), each a JSON object or the text of a JWT. */
    public JsonObjectBuilder record(String name, List<? extends JsonValue> credentials) {
        return badge(name)
                .add(
                        "@context",
                        JsonText.array(
                                JsonLdContexts.CREDENTIALS,
                                "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
                                JsonLdContexts.OPEN_BADGES,
                                JsonLdContexts.OPEN_BADGES_EXTENSIONS))
                .add("type", JsonText.array("VerifiableCredential", "ClrCredential"))
                .add(
                        "credentialSubject",
                        JsonText.object()
                                .add("id", "urn:uuid:" + UUID.randomUUID())
                                .add("type", JsonText.array("ClrSubject"))
                                .add("verifiableCredential", Json.createArrayBuilder(credentials)));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(EddsaRdfc2022.sha256(text));
    }

    public JsonObjectBuilder subject(String name) {
        return JsonText.object()
                .add("id", "urn:uuid:" + UUID.randomUUID())
                .add("type", JsonText.array("AchievementSubject"))
                .add(
                        "achievement",
                        JsonText.object()
                                .add("id", "https://other.example/achievements/1")
                                .add("type", JsonText.array("Achievement"))
                                .add("name", name)
                                .add("description", "Shows " + name + ".")
                                .add("criteria", JsonText.object().add("narrative", "Show it.")));
    }

    public String sign(JsonObjectBuilder document) {
        return CRYPTOSUITE.sign(document.build(), method(), CREATED, key).toString();
    }

    /** Signs in another's name. */
    public String signAs(String method, JsonObjectBuilder document) {
        return CRYPTOSUITE.sign(document.build(), method, CREATED, key).toString();
    }

    public String rs256(JsonObjectBuilder document, String kid) {
        return jwt(JWSAlgorithm.RS256, RSA, document.build(), kid);
    }

    /** One that says nowhere but in its claims when it ends. */
    public static String rs256Until(JsonObjectBuilder document, String kid, Instant until) {
        return jwt(
                JWSAlgorithm.RS256,
                RSA,
                document.add("exp", until.getEpochSecond()).build(),
                kid);
    }

    public String es256(JsonObjectBuilder document, String kid) {
        return jwt(JWSAlgorithm.ES256, EC, document.build(), kid);
    }

    /** A JWT of somebody who is nobody, with this name for their key. */
    public static String rs256ByNobody(JsonObjectBuilder document, String kid) {
        return jwt(JWSAlgorithm.RS256, rsa(), document.build(), kid);
    }

    /** The very RSA key of these issuers, as it stands alone at an address. */
    public static String rsaKey() {
        return RSA.toPublicJWK().toJSONString();
    }

    private static String jwt(JWSAlgorithm algorithm, JWK key, JsonObject credential, String kid) {
        JsonObject claims = JsonText.object(credential)
                .add("iss", credential.getJsonObject("issuer").getString("id"))
                .add("jti", credential.getString("id"))
                .add("sub", credential.getJsonObject("credentialSubject").getString("id"))
                .add("nbf", Instant.parse(credential.getString("validFrom")).getEpochSecond())
                .build();
        try {
            JWSObject jws =
                    new JWSObject(new JWSHeader.Builder(algorithm).keyID(kid).build(), new Payload(claims.toString()));
            jws.sign(key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyID("rsa-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
