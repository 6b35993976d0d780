package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A rule as it was written down; it never changes, so that whoever was promised something by it can rely on it. */
@Entity
@Immutable
class RewardRuleVersion implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("rule_%s")
    private RewardRuleId rule;

    @Column
    private int number;

    @Column
    @Convert(converter = RuleContentAsJson.class)
    private RuleContent content;

    @Column
    private LocalDate fromOn;

    @Column
    private @Nullable LocalDate untilOn;

    @Column
    private String agreement;

    @Column
    private @Nullable LocalDate agreementOn;

    @Embedded
    @EmbeddedColumnNaming("written_by_%s")
    private PersonId writtenBy;

    @Column
    private Instant writtenAt;

    @Transient
    private boolean kept;

    @SuppressWarnings("NullAway.Init")
    protected RewardRuleVersion() {}

    @SuppressWarnings("NullAway.Init")
    RewardRuleVersion(RewardRule rule, int number, RuleDraft draft, PersonId writtenBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = rule.district();
        this.rule = rule.id();
        this.number = number;
        this.content = draft.content();
        this.fromOn = draft.from();
        this.untilOn = draft.until();
        this.agreement = draft.agreement();
        this.agreementOn = draft.agreementOn();
        this.writtenBy = writtenBy;
        this.writtenAt = now;
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
    void keep() {
        kept = true;
    }
}
