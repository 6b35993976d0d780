package org.waymark.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Signs id_tokens, in the hostile mode badly if that is asked for. */
@Component
@Profile("sandbox")
class SandboxAttacks {

    private final SandboxKeys keys;

    SandboxAttacks(SandboxKeys keys) {
        this.keys = keys;
    }

    /** @param with the code of a {@link SandboxAttack}; of no consequence in any other mode */
    String sign(JWTClaimsSet claims, String with) {
        if (SandboxMode.now() != SandboxMode.HOSTILE) {
            return keys.sign(claims);
        }
        return SandboxAttack.named(with)
                .map(attack -> attack.isOfSignature() ? badlySigned(attack, claims) : keys.sign(attack.change(claims)))
                .orElseGet(() -> keys.sign(claims));
    }

    private String badlySigned(SandboxAttack attack, JWTClaimsSet claims) {
        try {
            return switch (attack) {
                case ALG_NONE -> new PlainJWT(claims).serialize();
                case HS256 -> keys.confused(claims);
                case WRONG_KEY -> signed(claims, stranger(keys.keyId()), keys.keyId());
                case NO_KID -> keys.signWithoutKeyId(claims);
                case UNKNOWN_KID -> signed(claims, stranger("nobody-published-me"), "nobody-published-me");
                default -> changed(keys.sign(claims));
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("The sandbox cannot even sign badly", e);
        }
    }

    private static RSAKey stranger(String kid) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(kid).generate();
    }

    static String signed(JWTClaimsSet claims, RSAKey key, @Nullable String kid) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.RS256).keyID(kid).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    static String confused(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT jwt =
                new SignedJWT(header(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT);
    }

    /** Somebody else's name under a good signature. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String payload = Base64URL.from(parts[1]).decodeToString();
        String forged = payload.replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"admin1\"");
        return parts[0] + "." + Base64URL.encode(forged) + "." + parts[2];
    }
}
