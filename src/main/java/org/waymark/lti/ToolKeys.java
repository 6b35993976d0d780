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
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.settings.BadSetting;

/**
 * The keys with which we sign towards platforms (Security Framework 1.0, 6): one signs, the one to come is already
 * published, retired ones stay published for 30 days. Which one signs is read from the database for each signature, so
 * every node follows a rotation at once.
 */
@Service
public class ToolKeys {

    private static final Duration PUBLISHED_AFTER_RETIREMENT = Duration.ofDays(30);

    /** Platforms keep our key set for hours, so a key is published a day before it signs. */
    private static final Duration PUBLISHED_BEFORE_USE = Duration.ofDays(1);

    /** Who kept our keys for the hour that we allow, and a little longer, knows the new one after this. */
    private static final Duration KNOWN_AFTER = Duration.ofHours(2);

    private static final Logger log = LoggerFactory.getLogger(ToolKeys.class);

    private final ToolKeyRepository keys;
    private final BytesEncryptor encryptor;
    private final TransactionTemplate apart;
    private final SecureRandom random;
    private final Clock clock;
    private final ToolKeySettings settings;

    /** Decrypted keys by kid; a kid never changes its key, so this cannot grow stale. */
    private final Map<String, JWSSigner> signers = new ConcurrentHashMap<>();

    ToolKeys(
            ToolKeyRepository keys,
            BytesEncryptor encryptor,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock,
            ToolKeySettings settings) {
        this.keys = keys;
        this.encryptor = encryptor;
        // Keys live on when the work that first needed one is rolled back.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.random = random;
        this.clock = clock;
        this.settings = settings;
    }

    /** These claims as a compact JWT, signed RS256 by the active key, with its kid. */
    public String sign(JWTClaimsSet claims) {
        Signer signer = signer();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(signer.kid())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            jwt.sign(signer.key());
        } catch (JOSEException e) {
            throw new IllegalStateException("The tool key " + signer.kid() + " cannot sign", e);
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

    /**
     * From now on the next key signs; the one that signed is retired and a new next one is published.
     *
     * @throws RotationTooEarly where the next key was published less than a day ago
     */
    void rotate() {
        activeKid();
        Instant now = clock.instant();
        ToolKey fresh = fresh(ToolKey.Status.NEXT);
        whoeverIsFirst(() -> {
            ToolKey next = keys.findByOneOf(ToolKey.Status.NEXT).orElseThrow();
            Instant possibleFrom = next.createdAt().plus(PUBLISHED_BEFORE_USE);
            if (now.isBefore(possibleFrom)) {
                throw new RotationTooEarly(possibleFrom);
            }
            keys.findByOneOf(ToolKey.Status.ACTIVE).orElseThrow().retire(now);
            succeed(next, fresh, now);
            log.info("The tool key {} signs from now on", next.kid());
        });
    }

    /**
     * A key leaked: it is published no more. If it signed, the next one signs from now on, however short it has been
     * published; some platforms will refuse us until they fetch our keys again, which is better than believing a thief.
     */
    void withdraw(String kid) {
        activeKid();
        Instant now = clock.instant();
        ToolKey fresh = fresh(ToolKey.Status.NEXT);
        boolean done = false;
        // An ordinary rotation on another node may come in between.
        for (int attempt = 0; !done && attempt < 3; attempt++) {
            done = whoeverIsFirst(() -> {
                ToolKey leaked = keys.findById(kid).orElseThrow(ToolKeyNotFound::new);
                boolean signed = leaked.is(ToolKey.Status.ACTIVE);
                boolean wasNext = leaked.is(ToolKey.Status.NEXT);
                leaked.withdraw(now);
                if (signed) {
                    succeed(keys.findByOneOf(ToolKey.Status.NEXT).orElseThrow(), fresh, now);
                } else if (wasNext) {
                    keys.flush();
                    keys.saveAndFlush(fresh);
                }
            });
        }
        if (!done) {
            throw new IllegalStateException("The tool key " + kid + " could not be withdrawn: try again");
        }
        signers.remove(kid);
        log.warn("The tool key {} was withdrawn", kid);
    }

    /**
     * Opens the key that signs, which the first node to start has made: another that has a secret of its own shall not run.
     *
     * @throws BadSetting when the secret in use does not open it
     */
    void mustOpen() {
        try {
            signer();
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof GeneralSecurityException)) {
                throw e;
            }
            throw new BadSetting(
                    "WAYMARK_SECRET is not the secret that seals the keys in this database. Where it is not set, each node"
                            + " makes one of its own in its data folder: set it on every node to what the first one had, or"
                            + " put the file \"secret\" of that time back into the data folder.");
        }
    }

    /** Whether the key that signs took over so recently that a platform may not have fetched it yet. */
    boolean hasJustChanged() {
        Instant since = clock.instant().minus(KNOWN_AFTER);
        return Objects.requireNonNull(apart.execute(status -> keys.findByOneOf(ToolKey.Status.ACTIVE)
                .filter(key -> key.tookOverAfter(since))
                .isPresent()));
    }

    /** Changes keys that have signed for long enough, and erases those whose time is over. */
    void keepFresh() {
        Instant now = clock.instant();
        activeKid();
        boolean due = Objects.requireNonNull(apart.execute(status -> {
            keys.erase(now.minus(PUBLISHED_AFTER_RETIREMENT));
            return keys.findByOneOf(ToolKey.Status.ACTIVE)
                    .filter(key -> key.hasSignedSince(now.minus(settings.rotateEvery())))
                    .isPresent();
        }));
        if (due) {
            try {
                rotate();
            } catch (RotationTooEarly later) {
                log.info("{}; the rotation waits", later.getMessage());
            }
        }
    }

    /** All of them, the newest first; for the operator. */
    List<ToolKeyView> all() {
        activeKid();
        return Objects.requireNonNull(apart.execute(status -> keys.findAllByOrderByCreatedAtDescKidAsc().stream()
                .map(key -> key.view(PUBLISHED_AFTER_RETIREMENT))
                .toList()));
    }

    private void succeed(ToolKey next, ToolKey fresh, Instant now) {
        keys.flush();
        next.activate(now);
        keys.flush();
        keys.saveAndFlush(fresh);
    }

    /** False where another node changed the keys at the same moment: then it is done, though not by us. */
    private boolean whoeverIsFirst(Runnable change) {
        try {
            apart.executeWithoutResult(status -> change.run());
            return true;
        } catch (ConcurrencyFailureException | DataIntegrityViolationException otherNodeWasFirst) {
            return false;
        }
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

    private record Signer(String kid, JWSSigner key) {}

    /** The active key; a rotation between looking up which one it is and reading it makes us look again. */
    private Signer signer() {
        for (int attempt = 0; attempt < 3; attempt++) {
            String kid = activeKid();
            JWSSigner known = signers.get(kid);
            if (known != null) {
                return new Signer(kid, known);
            }
            Optional<JWSSigner> read = read(kid);
            if (read.isPresent()) {
                // Those that signed before are of no more use.
                signers.clear();
                signers.put(kid, read.get());
                return new Signer(kid, read.get());
            }
        }
        throw new IllegalStateException("The tool keys change faster than they can be read");
    }

    private Optional<JWSSigner> read(String kid) {
        return keys.findById(kid).map(ToolKey::privateJwk).map(encrypted -> {
            try {
                return new RSASSASigner(parsed(new String(encryptor.decrypt(encrypted), StandardCharsets.UTF_8)));
            } catch (JOSEException e) {
                throw new IllegalStateException("The tool key " + kid + " cannot be read", e);
            }
        });
    }

    private static RSAKey parsed(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("A stored tool key is damaged", e);
        }
    }
}
