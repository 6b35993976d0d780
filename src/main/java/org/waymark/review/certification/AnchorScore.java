package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What one expert says of an anchor. */
@Entity
@Table(name = "review_anchor_score")
class AnchorScore {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Anchor anchor;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("expert_%s")
    private PersonId expert;

    @JdbcTypeCode(SqlTypes.JSON)
    private Levels levels;

    @Column
    private Instant scoredAt;

    @SuppressWarnings("NullAway.Init")
    protected AnchorScore() {}

    AnchorScore(Anchor anchor, DistrictId district, PersonId expert, Levels levels, Instant scoredAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.anchor = anchor;
        this.district = district;
        this.expert = expert;
        this.levels = levels;
        this.scoredAt = scoredAt;
    }

    PersonId expert() {
        return expert;
    }

    Levels levels() {
        return levels;
    }

    void become(Levels other, Instant at) {
        levels = other;
        scoredAt = at;
    }
}
