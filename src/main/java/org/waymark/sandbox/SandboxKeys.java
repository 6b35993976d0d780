package org.waymark.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/** The platform's signing key: made once, kept encrypted. */
@Component
@Profile("sandbox")
class SandboxKeys {

    private final JdbcClient jdbc;
    private final BytesEncryptor encryptor;
    private final SandboxSecrets secrets;
    private volatile @Nullable RSAKey key;

    SandboxKeys(JdbcClient jdbc, BytesEncryptor encryptor, SandboxSecrets secrets) {
        this.jdbc = jdbc;
        this.encryptor = encryptor;
        this.secrets = secrets;
    }

    Map<String, Object> published() {
        return new JWKSet(key()).toJSONObject();
    }

    String sign(JWTClaimsSet claims) {
        try {
            RSAKey signing = key();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .type(JOSEObjectType.JWT)
                    .keyID(signing.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(signing));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The sandbox key cannot sign", e);
        }
    }

    String keyId() {
        return key().getKeyID();
    }

    /** As {@link #sign} without the header that says with which key. */
    String signWithoutKeyId(JWTClaimsSet claims) throws JOSEException {
        return SandboxAttacks.signed(claims, key(), null);
    }

    /** With the public key as a shared secret, which a tool that lets the token choose its algorithm would accept. */
    String confused(JWTClaimsSet claims) throws JOSEException {
        return SandboxAttacks.confused(claims, key());
    }

    private synchronized RSAKey key() {
        RSAKey known = key;
        if (known == null) {
            known = stored().orElseGet(this::made);
            key = known;
        }
        return known;
    }

    private RSAKey made() {
        try {
            RSAKey fresh = new RSAKeyGenerator(2048)
                    .keyID(secrets.fresh().substring(0, 20))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            jdbc.sql(
                            "insert into sandbox_key (kid, name, private_jwk) values (?, 'id_token', ?) on conflict do nothing")
                    .params(
                            fresh.getKeyID(),
                            encryptor.encrypt(fresh.toJSONString().getBytes(StandardCharsets.UTF_8)))
                    .update();
            return stored().orElseThrow();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key could be made", e);
        }
    }

    private Optional<RSAKey> stored() {
        return jdbc.sql("select private_jwk from sandbox_key where name = 'id_token'")
                .query((row, number) -> parsed(row.getBytes("private_jwk")))
                .optional();
    }

    private RSAKey parsed(byte[] encrypted) {
        try {
            return RSAKey.parse(new String(encryptor.decrypt(encrypted), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("The sandbox key cannot be read", e);
        }
    }
}
