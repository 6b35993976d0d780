package org.waymark.catalog.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** One thing that happened to a micro-credential or a draft of one: who did it, when and why. Only ever added. */
@Entity
@Immutable
@Table(name = "catalog_step")
class Step implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("proposal_%s")
    private @Nullable ProposalId proposal;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private @Nullable DefinitionId definition;

    @Column
    @Enumerated(EnumType.STRING)
    private StepKind kind;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private @Nullable PersonId person;

    @Column
    private String reason;

    @Column
    private String detail;

    @Column
    private Instant at;

    @Transient
    private boolean kept;

    @SuppressWarnings("NullAway.Init")
    protected Step() {}

    /**
     * @param person null for what follows by itself, such as the committee's decision
     * @param detail the number of a version, or the title of what replaces it; empty for nothing
     */
    Step(
            DistrictId district,
            @Nullable ProposalId proposal,
            @Nullable DefinitionId definition,
            StepKind kind,
            @Nullable PersonId person,
            String reason,
            String detail,
            Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.proposal = proposal;
        this.definition = definition;
        this.kind = kind;
        this.person = person;
        this.reason = reason;
        this.detail = detail;
        this.at = at;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !kept;
    }

    @PostLoad
    @PostPersist
    void isKept() {
        kept = true;
    }

    StepKind kind() {
        return kind;
    }

    @Nullable
    PersonId person() {
        return person;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }

    Instant at() {
        return at;
    }

    @Nullable
    ProposalId proposal() {
        return proposal;
    }
}
