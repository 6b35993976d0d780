package org.waymark.lti.registration;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leave to register one LMS, once; of its code only a hash is kept. */
@Entity
@Table(name = "lti_registration_link")
class RegistrationLink {

    static final Duration LIFE = Duration.ofDays(7);

    @Id
    private UUID id;

    @Version
    private int version;

    @Column
    private String codeHash;

    @Column
    private String label;

    @Column
    private UUID tenant;

    @Column
    private boolean activate;

    @Column
    private Instant createdAt;

    @Column
    private Instant expiresAt;

    /** While one registration runs no other may begin. */
    @Column
    private @Nullable Instant claimedUntil;

    /** What an administrator was asked to confirm, together with the code that the answer must carry. */
    @Column
    private @Nullable String confirmHash;

    @Column
    private @Nullable Instant usedAt;

    @Column(name = "registration_id")
    private @Nullable UUID registration;

    @SuppressWarnings("NullAway.Init")
    protected RegistrationLink() {}

    RegistrationLink(String codeHash, String label, UUID tenant, boolean activate, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.codeHash = codeHash;
        this.label = label;
        this.tenant = tenant;
        this.activate = activate;
        this.createdAt = createdAt;
        this.expiresAt = createdAt.plus(LIFE);
    }

    void askToConfirm(String hash) {
        confirmHash = hash;
    }

    boolean isConfirmedBy(String hash) {
        return hash.equals(confirmHash);
    }

    UUID id() {
        return id;
    }

    UUID tenant() {
        return tenant;
    }

    boolean activate() {
        return activate;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
