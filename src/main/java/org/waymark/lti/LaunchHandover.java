package org.waymark.lti;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A launch that was checked in full in a frame without cookies and goes on in a tab of its own; written once, deleted once. */
@Entity
@Table(name = "lti_launch_handover")
class LaunchHandover implements Persistable<String> {

    @Id
    private String codeHash;

    @JdbcTypeCode(SqlTypes.JSON)
    private LtiLaunch launch;

    @Column
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected LaunchHandover() {}

    LaunchHandover(String codeHash, LtiLaunch launch, Instant expiresAt) {
        this.codeHash = codeHash;
        this.launch = launch;
        this.expiresAt = expiresAt;
    }

    @Override
    public String getId() {
        return codeHash;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    LtiLaunch launch() {
        return launch;
    }

    boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
