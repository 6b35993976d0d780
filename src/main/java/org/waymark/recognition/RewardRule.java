package org.waymark.recognition;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** A rule by which awards bring something; what it says stands in its versions. */
@Entity
class RewardRule {

    @EmbeddedId
    private RewardRuleId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String name;

    @Column
    private Instant madeAt;

    @Column
    private @Nullable LocalDate endedOn;

    @SuppressWarnings("NullAway.Init")
    protected RewardRule() {}

    @SuppressWarnings("NullAway.Init")
    RewardRule(DistrictId district, String name, Instant now) {
        this.id = RewardRuleId.fresh();
        this.district = district;
        this.name = name;
        this.madeAt = now;
    }

    RewardRuleId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    /** The last day on which it promises anything new; null for no end. */
    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    void rename(String name) {
        this.name = name;
    }

    /** What it promised by then stays promised; what has ended does not end later. False where it had. */
    boolean end(LocalDate last) {
        if (endedOn != null) {
            return false;
        }
        endedOn = last;
        return true;
    }
}
