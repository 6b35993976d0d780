package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "lti_tool_key")
class ToolKey {

    /** A key is published as NEXT, signs as ACTIVE, and is published for a while as RETIRED. */
    enum Status {
        NEXT,
        ACTIVE,
        RETIRED
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
    private byte[] privateJwk;

    @Column
    private Instant createdAt;

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
    }

    void activate() {
        status = Status.ACTIVE;
        oneOf = Status.ACTIVE;
    }

    void retire(Instant at) {
        status = Status.RETIRED;
        oneOf = null;
        retiredAt = at;
    }

    String kid() {
        return kid;
    }

    String publicJwk() {
        return publicJwk;
    }

    byte[] privateJwk() {
        return privateJwk;
    }
}
