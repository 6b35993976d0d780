package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "lti_tool_key")
class ToolKey {

    /**
     * A key is published as NEXT, signs as ACTIVE, and is published for a while as RETIRED; one that leaked is WITHDRAWN
     * and published no more.
     */
    enum Status {
        NEXT,
        ACTIVE,
        RETIRED,
        WITHDRAWN
    }

    @Id
    private String kid;

    @Version
    private int version;

    @Column
    @Enumerated(EnumType.STRING)
    private Status status;

    /** The status while there may be only one key of it; unique in the database, so that two nodes cannot both make one. */
    @Column
    @Enumerated(EnumType.STRING)
    private @Nullable Status oneOf;

    @Column
    private String publicJwk;

    @Column
    private byte @Nullable [] privateJwk;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant activeSince;

    /** When it stopped to sign, in whichever way. */
    @Column
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init")
    protected ToolKey() {}

    ToolKey(String kid, Status status, String publicJwk, byte[] encryptedPrivateJwk, Instant createdAt) {
        this.kid = kid;
        this.status = status;
        this.oneOf = status;
        this.publicJwk = publicJwk;
        this.privateJwk = encryptedPrivateJwk;
        this.createdAt = createdAt;
        this.activeSince = status == Status.ACTIVE ? createdAt : null;
    }

    void activate(Instant at) {
        status = Status.ACTIVE;
        oneOf = Status.ACTIVE;
        activeSince = at;
    }

    void retire(Instant at) {
        end(Status.RETIRED, at);
    }

    void withdraw(Instant at) {
        end(Status.WITHDRAWN, at);
    }

    /** It never signs again, so nothing is kept that could. */
    private void end(Status how, Instant at) {
        status = how;
        oneOf = null;
        privateJwk = null;
        if (retiredAt == null) {
            retiredAt = at;
        }
    }

    boolean is(Status asked) {
        return status == asked;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Whether it is the key that signs, and has been for this long. */
    boolean hasSignedSince(Instant time) {
        return activeSince != null && !activeSince.isAfter(time);
    }

    /** Whether it took over from another key after this moment. */
    boolean tookOverAfter(Instant time) {
        return activeSince != null && activeSince.isAfter(createdAt) && activeSince.isAfter(time);
    }

    ToolKeyView view(Duration keptAfterwards) {
        return new ToolKeyView(
                kid, status, createdAt, activeSince, retiredAt == null ? null : retiredAt.plus(keptAfterwards));
    }

    String kid() {
        return kid;
    }

    String publicJwk() {
        return publicJwk;
    }

    byte @Nullable [] privateJwk() {
        return privateJwk;
    }
}
