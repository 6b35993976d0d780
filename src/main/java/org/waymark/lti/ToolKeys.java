package org.waymark.lti;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys with which we sign towards platforms (Security Framework 1.0, 6): one signs, the one to come is already
 * published, retired ones stay published for 30 days.
 */
@Service
public class ToolKeys {

    private static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofDays(30);

    private final ToolKeyRepository keys;
    private final BytesEncryptor encryptor;
    private final TransactionTemplate apart;
    private final SecureRandom random;
    private final Clock clock;

    /** Decrypted keys by kid; a kid never changes its key, so this cannot grow stale. */
    private final Map<String, JWSSigner> signers = new ConcurrentHashMap<>();

    ToolKeys(
            ToolKeyRepository keys,
            BytesEncryptor encryptor,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock) {
        this.keys = keys;
        this.encryptor = encryptor;
        // Keys live on when the work that first needed one is rolled back.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.random = random;
        this.clock = clock;
    }

    /** These claims as a compact JWT, signed RS256 by the active key, with its kid. */
    public String sign(JWTClaimsSet claims) {
        String kid = activeKid();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(kid)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            jwt.sign(signers.computeIfAbsent(kid, this::signer));
        } catch (JOSEException e) {
            throw new IllegalStateException("The tool key " + kid + " cannot sign", e);
        }
        return jwt.serialize();
    }

    /** The public keys by which platforms check what we signed (Security Framework 1.0, 6.2). */
    public JWKSet publicKeys() {
        activeKid();
        List<JWK> published = new ArrayList<>();
        for (ToolKey key : keys.published(clock.instant().minus(PUBLISHED_AFTER_RETIREMENT))) {
            published.add(parsed(key.publicJwk()).toPublicJWK());
        }
        return new JWKSet(published);
    }

    /** From now on the next key signs; the one that signed is retired and a new next one is published. */
    public void rotate() {
        activeKid();
        ToolKey fresh = fresh(ToolKey.Status.NEXT);
        apart.executeWithoutResult(status -> {
            ToolKey next = keys.findByOneOf(ToolKey.Status.NEXT).orElseThrow();
            keys.findByOneOf(ToolKey.Status.ACTIVE).orElseThrow().retire(clock.instant());
            keys.flush();
            next.activate();
            keys.flush();
            keys.saveAndFlush(fresh);
        });
    }

    private String activeKid() {
        return keys.activeKid().orElseGet(this::firstKid);
    }

    /** Two nodes may start at once: the unique column lets one of them win, the other reads the winner's key. */
    private String firstKid() {
        ToolKey active = fresh(ToolKey.Status.ACTIVE);
        ToolKey next = fresh(ToolKey.Status.NEXT);
        try {
            apart.executeWithoutResult(status -> keys.saveAllAndFlush(List.of(active, next)));
            return active.kid();
        } catch (DataIntegrityViolationException otherNodeWasFirst) {
            return apart.execute(status -> keys.activeKid().orElseThrow());
        }
    }

    private ToolKey fresh(ToolKey.Status status) {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .secureRandom(random)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            return new ToolKey(
                    key.getKeyID(),
                    status,
                    key.toPublicJWK().toJSONString(),
                    encryptor.encrypt(key.toJSONString().getBytes(StandardCharsets.UTF_8)),
                    clock.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make RSA keys", e);
        }
    }

    private JWSSigner signer(String kid) {
        byte[] jwk = encryptor.decrypt(keys.findById(kid).orElseThrow().privateJwk());
        try {
            return new RSASSASigner(parsed(new String(jwk, StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("The tool key " + kid + " cannot be read", e);
        }
    }

    private static RSAKey parsed(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored tool key is damaged", e);
        }
    }
}
