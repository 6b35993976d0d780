package org.waymark.award;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;

/**
 * The districts as issuers of badges. Each has two key pairs, made at first need: Ed25519 for the Data Integrity proof, RSA for
 * the JWT. Which ones sign is read from the database each time, so every node follows a rotation at once.
 */
@Service
class Issuers {

    private static final Duration LATELY = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(Issuers.class);

    /** From here hours are counted for the number of a key after a restore: that one comes in no other. */
    private static final Instant FIRST_HOUR = Instant.parse("2020-01-01T00:00:00Z");

    private final IssuerRepository issuers;
    private final IssuerKeyRepository keys;
    private final BytesEncryptor encryptor;
    private final SecureRandom random;
    private final WaymarkSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final EntityManager entities;
    private final TransactionTemplate ownTransaction;

    /** What was unsealed, by the key's id; a key never changes, so this cannot grow stale. */
    private final Map<UUID, Object> unsealed = new ConcurrentHashMap<>();

    Issuers(
            IssuerRepository issuers,
            IssuerKeyRepository keys,
            BytesEncryptor encryptor,
            SecureRandom random,
            WaymarkSettings settings,
            AuditLog audit,
            Clock clock,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.issuers = issuers;
        this.keys = keys;
        this.encryptor = encryptor;
        this.random = random;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.entities = entities;
        // Keys live on when the work that first needed one is rolled back.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The keys this district signs with, the same for every node that asks. */
    SigningKey signingKey(DistrictId district) {
        List<IssuerKey> current = keys.findByDistrictAndRetiredAtIsNull(district);
        if (current.size() < IssuerKey.Kind.values().length) {
            make(district);
            current = keys.findByDistrictAndRetiredAtIsNull(district);
        }
        IssuerKey ed25519 = only(current, IssuerKey.Kind.ED25519);
        IssuerKey rsa = only(current, IssuerKey.Kind.RSA);
        return new SigningKey(
                DidDocument.methodId(IssuerProfile.did(district, settings), ed25519.multikey()),
                (Ed25519PrivateKeyParameters) unsealed.computeIfAbsent(
                        ed25519.id(), id -> new Ed25519PrivateKeyParameters(unsealed(ed25519))),
                settings.url(IssuerProfile.keyPath(district, rsa.name())),
                (RSASSASigner) unsealed.computeIfAbsent(rsa.id(), id -> signer(rsa)));
    }

    /** What verifiers read; none for a district that has issued nothing. */
    Optional<DidDocument> document(DistrictId district) {
        String did = IssuerProfile.did(district, settings);
        List<JsonObject> methods = keys.findByDistrictOrderByMadeAtAscNameAsc(district).stream()
                .map(key -> key.is(IssuerKey.Kind.ED25519)
                        ? DidDocument.method(did, key.multikey())
                        : DidDocument.method(
                                did, key.name(), key.jwk(settings.url(IssuerProfile.keyPath(district, key.name())))))
                .toList();
        return methods.isEmpty() ? Optional.empty() : Optional.of(DidDocument.of(did, methods));
    }

    /** The bare public key of this name, whether it signs still or signed once. */
    Optional<JsonObject> jwk(DistrictId district, String name) {
        return keys.findByDistrictOrderByMadeAtAscNameAsc(district).stream()
                .filter(key -> key.is(IssuerKey.Kind.RSA) && key.name().equals(name))
                .map(key -> key.jwk(settings.url(IssuerProfile.keyPath(district, key.name()))))
                .findFirst();
    }

    /** Every key of a district, the oldest first. */
    List<IssuerKeyView> keys(DistrictId district) {
        return keys.findByDistrictOrderByMadeAtAscNameAsc(district).stream()
                .map(key -> new IssuerKeyView(
                        IssuerProfile.did(district, settings) + "#" + key.name(), key.madeAt(), key.retiredAt()))
                .toList();
    }

    /** Those that have issued something, or are about to. */
    List<DistrictId> all() {
        return issuers.findAll().stream().map(Issuer::id).toList();
    }

    /**
     * From now on new keys sign. The private halves of the old ones are erased; their public halves stay listed, so
     * whatever they signed keeps verifying.
     *
     * @param by who did it, as the audit log names people
     * @param again whether they know that keys were changed less than a day ago
     * @throws BadgeNotFound for a district that never issued anything
     * @throws KeysChangedLately where they may not know that: a program sent the same twice
     */
    void rotate(DistrictId district, String by, boolean again) {
        // Made before the lock is taken: an RSA key takes a while.
        RSAKey rsa = freshRsa();
        ownTransaction.executeWithoutResult(status -> {
            hold(district);
            Instant now = clock.instant();
            if (!again && keys.existsByDistrictAndRetiredAtAfter(district, now.minus(LATELY))) {
                throw new KeysChangedLately();
            }
            keys.findByDistrictAndRetiredAtIsNull(district).forEach(key -> {
                key.retire(now);
                unsealed.remove(key.id());
            });
            keys.save(freshEd25519(district, now));
            keys.save(sealed(district, rsa, now));
            audit.record(district.id(), by, Desk.roleOf(by), "district-keys-changed", district.toString());
        });
        log.info("Issuer {} signs with new keys", district);
    }

    /**
     * Tries the keys of the newest issuer, so that a restored database under another secret is noticed when Waymark starts and not
     * at the next award.
     *
     * @throws BadSetting when it does not open
     */
    @EventListener
    void on(ApplicationStartedEvent started) {
        issuers.findAll(PageRequest.of(0, 1, Sort.by("madeAt").descending())).stream()
                .flatMap(issuer -> keys.findByDistrictAndRetiredAtIsNull(issuer.id()).stream())
                .forEach(key -> {
                    try {
                        unsealed(key);
                    } catch (IllegalStateException e) {
                        throw new BadSetting(
                                "WAYMARK_SECRET is not the secret that seals the signing keys in this database, so no badge"
                                        + " could be signed. Set it as it was when they were made, or put the file"
                                        + " \"secret\" of that time back into the data folder.");
                    }
                });
    }

    /**
     * Makes what is missing; a district whose badges were signed without a JWT has one key already. One thread after the
     * other, so that only those of two nodes can meet in the database.
     */
    private synchronized void make(DistrictId district) {
        if (!issuers.existsById(district)) {
            beginWith(district);
        }
        if (keys.findByDistrictAndRetiredAtIsNull(district).size() == IssuerKey.Kind.values().length) {
            return;
        }
        RSAKey rsa = freshRsa();
        ownTransaction.executeWithoutResult(status -> {
            hold(district);
            Instant now = clock.instant();
            List<IssuerKey> current = keys.findByDistrictAndRetiredAtIsNull(district);
            if (current.stream().noneMatch(key -> key.is(IssuerKey.Kind.ED25519))) {
                keys.save(freshEd25519(district, now));
            }
            if (current.stream().noneMatch(key -> key.is(IssuerKey.Kind.RSA))) {
                keys.save(sealed(district, rsa, now));
            }
        });
    }

    private void beginWith(DistrictId district) {
        try {
            // Not save(): it would write over what another node has made in this very moment.
            ownTransaction.executeWithoutResult(status -> {
                entities.persist(new Issuer(district, clock.instant()));
                entities.flush();
            });
        } catch (DataIntegrityViolationException | PersistenceException e) {
            if (!issuers.existsById(district)) {
                throw e;
            }
            // Another node or thread was first.
        }
    }

    private void hold(DistrictId district) {
        if (issuers.findForChange(district).isEmpty()) {
            throw new BadgeNotFound();
        }
    }

    private IssuerKey freshEd25519(DistrictId district, Instant now) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
        return IssuerKey.ed25519(
                district, Multikey.of(key.generatePublicKey()), encryptor.encrypt(key.getEncoded()), now);
    }

    private IssuerKey sealed(DistrictId district, RSAKey key, Instant now) {
        // Not how many there are: one that was stolen may have been taken off the list.
        int next = 1
                + keys.findByDistrictOrderByMadeAtAscNameAsc(district).stream()
                        .filter(each -> each.is(IssuerKey.Kind.RSA))
                        .mapToInt(IssuerKey::number)
                        .max()
                        .orElse(0);
        int number = isOlderThanARestore(district)
                ? Math.max(next, (int) Duration.between(FIRST_HOUR, now).toHours())
                : next;
        return IssuerKey.rsa(
                district, number, key, encryptor.encrypt(key.toJSONString().getBytes(StandardCharsets.UTF_8)), now);
    }

    /** Then keys may be out that this database has never heard of. */
    private boolean isOlderThanARestore(DistrictId district) {
        Number since = (Number) entities.createNativeQuery("select count(*) from database_restore where restored_at >"
                        + " coalesce((select max(made_at) from issuer_key where district_id = :district and kind = 'RSA'),"
                        + " (select created_at from district where id = :district))")
                .setParameter("district", district.id())
                .getSingleResult();
        return since.longValue() > 0;
    }

    private RSAKey freshRsa() {
        try {
            return new RSAKeyGenerator(2048).secureRandom(random).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make RSA keys", e);
        }
    }

    private RSASSASigner signer(IssuerKey key) {
        try {
            return new RSASSASigner(RSAKey.parse(new String(unsealed(key), StandardCharsets.UTF_8)));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The stored key " + key.id() + " is damaged", e);
        }
    }

    private byte[] unsealed(IssuerKey key) {
        try {
            return encryptor.decrypt(key.sealedPrivateKey());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key " + key.id() + " was sealed under another secret than WAYMARK_SECRET is now", e);
        }
    }

    private static IssuerKey only(List<IssuerKey> current, IssuerKey.Kind kind) {
        return current.stream()
                .filter(key -> key.is(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("An issuer has no " + kind + " key"));
    }
}
