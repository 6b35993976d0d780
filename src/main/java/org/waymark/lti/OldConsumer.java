package org.waymark.lti;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A consumer key of LTI 1.1 that a platform once used, with its secret, encrypted. */
@Entity
@Table(name = "lti_old_consumer")
class OldConsumer {

    @Id
    private UUID id;

    @Column(name = "registration_id")
    private UUID registration;

    @Column
    private String consumerKey;

    @Column
    private byte[] secret;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected OldConsumer() {}

    OldConsumer(UUID registration, String consumerKey, byte[] encryptedSecret, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.registration = registration;
        this.consumerKey = consumerKey;
        this.secret = encryptedSecret;
        this.createdAt = createdAt;
    }

    /** Another secret for the same key. */
    void changeSecret(byte[] encryptedSecret) {
        this.secret = encryptedSecret;
    }

    byte[] secret() {
        return secret;
    }

    OldConsumers.Known known() {
        return new OldConsumers.Known(id, consumerKey, createdAt);
    }
}
