package org.waymark.award;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.text.ParseException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A credential as a JWT signed RS256, in the form of OB 3.0 section 8.2: the credential itself is the payload. */
final class VcJwt {

    private VcJwt() {}

    /**
     * The credential as a compact JWT.
     *
     * @throws BadProof where it lacks what a JWT has to say: its issuer, id, subject and since when it holds
     */
    static String sign(JsonObject credential, SigningKey key) {
        // OB 3.0, 8.2.3: any other header is not allowed
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.jwtKeyId())
                .type(JOSEObjectType.JWT)
                .build();
        JWSObject jwt = new JWSObject(header, new Payload(claims(credential).toString()));
        try {
            jwt.sign(key.jwtSigner());
        } catch (JOSEException e) {
            throw new IllegalStateException("The key " + key.jwtKeyId() + " cannot sign", e);
        }
        return jwt.serialize();
    }

    /**
     * Accepts what this issuer signed of this credential.
     *
     * @throws BadProof for anything else
     */
    static void verify(String jwt, JsonObject credential, DidDocument issuer) {
        try {
            JWSObject signed = JWSObject.parse(jwt);
            String key = signed.getHeader().getKeyID();
            if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())
                    || key == null
                    || !signed.verify(
                            new RSASSAVerifier(RSAKey.parse(issuer.jwk(key).toString())))) {
                throw new BadProof("The signature of its JWT does not fit.");
            }
            if (!claims(credential).equals(JsonText.object(signed.getPayload().toString()))) {
                throw new BadProof("Its JWT says something else.");
            }
        } catch (ParseException | JOSEException e) {
            throw new BadProof("Its JWT cannot be read.", e);
        }
    }

    /** OB 3.0, 8.2.4: the registered claims say what the credential says. */
    private static JsonObject claims(JsonObject credential) {
        JsonObjectBuilder claims = JsonText.object(credential)
                .add("iss", text(credential.getJsonObject("issuer"), "id"))
                .add("jti", text(credential, "id"))
                .add("sub", text(credential.getJsonObject("credentialSubject"), "id"))
                .add("nbf", seconds(credential, "validFrom"));
        if (credential.containsKey("validUntil")) {
            claims.add("exp", seconds(credential, "validUntil"));
        }
        return claims.build();
    }

    private static String text(JsonObject object, String name) {
        String text = JsonText.text(object.get(name));
        if (text == null) {
            throw new BadProof("A JWT needs \"" + name + "\", which it does not say.");
        }
        return text;
    }

    private static long seconds(JsonObject credential, String name) {
        try {
            return Instant.parse(text(credential, name)).getEpochSecond();
        } catch (DateTimeParseException e) {
            throw new BadProof("\"" + name + "\" is no time.", e);
        }
    }
}
