package org.waymark.lti.doctor;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One refusal, or several of the same kind from the same place within a minute. */
@Entity
@Table(name = "lti_incident")
class Incident implements Persistable<UUID> {

    @Id
    private UUID id;

    @Column
    private String reference;

    @Column
    private Instant at;

    @Column
    private Instant lastAt;

    @Column
    private int times;

    @Column
    @Enumerated(EnumType.STRING)
    private IncidentKind kind;

    @Column
    private String code;

    @Column(name = "registration_id")
    private @Nullable UUID registration;

    @Column
    private @Nullable String issuer;

    @Column
    private @Nullable String clientId;

    @Column
    private @Nullable String deploymentId;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Finding> findings;

    @SuppressWarnings("NullAway.Init")
    protected Incident() {}

    Incident(
            String reference,
            IncidentKind kind,
            String code,
            IncidentSource source,
            List<Finding> findings,
            Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.reference = reference;
        this.kind = kind;
        this.code = code;
        this.registration = source.registration();
        this.issuer = source.issuer();
        this.clientId = source.clientId();
        this.deploymentId = source.deploymentId();
        this.findings = findings;
        this.at = at;
        this.lastAt = at;
        this.times = 1;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Counted on by a statement, never by a changed entity. */
    @Override
    public boolean isNew() {
        return true;
    }

    IncidentView view() {
        return new IncidentView(
                reference, at, lastAt, times, kind, code, registration, issuer, clientId, deploymentId, findings);
    }
}
