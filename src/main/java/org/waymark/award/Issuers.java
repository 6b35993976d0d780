package org.waymark.award;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** The districts as issuers of badges, each with a key pair made at first need. */
@Service
class Issuers {

    private final IssuerRepository issuers;
    private final BytesEncryptor encryptor;
    private final SecureRandom random;
    private final WaymarkSettings settings;
    private final Clock clock;
    private final EntityManager entities;
    private final TransactionTemplate ownTransaction;

    Issuers(
            IssuerRepository issuers,
            BytesEncryptor encryptor,
            SecureRandom random,
            WaymarkSettings settings,
            Clock clock,
            EntityManager entities,
            PlatformTransactionManager transactions) {
        this.issuers = issuers;
        this.encryptor = encryptor;
        this.random = random;
        this.settings = settings;
        this.clock = clock;
        this.entities = entities;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The key this district signs with, the same for every node that asks. */
    SigningKey signingKey(DistrictId district) {
        Issuer issuer = issuers.findById(district).orElseGet(() -> made(district));
        return new SigningKey(
                DidDocument.methodId(IssuerProfile.did(district, settings), issuer.publicKey()),
                new Ed25519PrivateKeyParameters(encryptor.decrypt(issuer.sealedPrivateKey())));
    }

    /** What verifiers read; none for a district that has issued nothing. */
    Optional<DidDocument> document(DistrictId district) {
        return issuers.findById(district)
                .map(issuer -> DidDocument.of(IssuerProfile.did(district, settings), issuer.publicKey()));
    }

    private Issuer made(DistrictId district) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(random);
        Issuer fresh = new Issuer(
                district, Multikey.of(key.generatePublicKey()), encryptor.encrypt(key.getEncoded()), clock.instant());
        try {
            // Not save(): it would write our key over one that another node has made in this very moment.
            ownTransaction.executeWithoutResult(status -> {
                entities.persist(fresh);
                entities.flush();
            });
            return fresh;
        } catch (DataIntegrityViolationException | PersistenceException e) {
            // Another node or thread was first: its key is the district's, ours was never used.
            return issuers.findById(district).orElseThrow(() -> e);
        }
    }
}
