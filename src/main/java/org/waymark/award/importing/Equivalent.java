package org.waymark.award.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

/** A district's rule that an achievement of another issuer counts as one of its own micro-credentials. */
@Entity
@Table(name = "award_equivalent")
class Equivalent {

    @EmbeddedId
    private EquivalentId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String issuer;

    @Column
    private String achievement;

    @Column
    private String title;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private String reason;

    @Column
    private Instant madeAt;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Equivalent() {}

    Equivalent(
            DistrictId district,
            String issuer,
            String achievement,
            String title,
            DefinitionId definition,
            String reason,
            Instant at) {
        this.id = EquivalentId.fresh();
        this.district = district;
        this.issuer = issuer;
        this.achievement = achievement;
        this.title = title;
        this.definition = definition;
        this.reason = reason;
        this.madeAt = at;
    }

    /** It counts no more from now on; a second time changes nothing. */
    void end(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    boolean covers(String otherIssuer, String otherAchievement) {
        return issuer.equals(otherIssuer) && achievement.equals(otherAchievement);
    }

    EquivalentId id() {
        return id;
    }

    String issuer() {
        return issuer;
    }

    String achievement() {
        return achievement;
    }

    String title() {
        return title;
    }

    DefinitionId definition() {
        return definition;
    }

    String reason() {
        return reason;
    }
}
