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
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;

/** One anchor that a reader rates, blind to what the experts said. */
@Entity
@Table(name = "review_certification_reading")
class CertificationReading {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Certification certification;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID anchorId;

    @Column
    private int place;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Levels levels;

    @Column
    private @Nullable Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    protected CertificationReading() {}

    CertificationReading(Certification certification, DistrictId district, UUID anchorId, int place) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.certification = certification;
        this.district = district;
        this.anchorId = anchorId;
        this.place = place;
    }

    UUID anchorId() {
        return anchorId;
    }

    int place() {
        return place;
    }

    @Nullable
    Levels levels() {
        return levels;
    }

    /** Null until it is rated. */
    @Nullable
    Instant recordedAt() {
        return recordedAt;
    }

    boolean isRecorded() {
        return recordedAt != null;
    }

    void record(Levels given, Instant at) {
        levels = given;
        recordedAt = at;
    }
}
