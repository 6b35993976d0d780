package org.waymark.review.certification;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** An earner is asked whether their decided work may become sample work; they say so, or not, and may say otherwise later. */
@Entity
@Table(name = "review_anchor_request")
class AnchorRequest {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Column
    private Instant askedAt;

    @Column
    private @Nullable Boolean consents;

    @Column
    private @Nullable Instant answeredAt;

    @Column
    private @Nullable UUID anchorId;

    @SuppressWarnings("NullAway.Init")
    protected AnchorRequest() {}

    AnchorRequest(
            SubmissionId submission, DefinitionVersionId of, PersonId earner, DistrictId district, Instant askedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.submission = submission;
        this.definitionVersion = of;
        this.earner = earner;
        this.askedAt = askedAt;
    }

    UUID id() {
        return id;
    }

    SubmissionId submission() {
        return submission;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    PersonId earner() {
        return earner;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** Null until they have said so. */
    @Nullable
    Boolean consents() {
        return consents;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }

    /** The anchor that was made from it, if one was. */
    @Nullable
    UUID anchorId() {
        return anchorId;
    }

    void allow(UUID anchor, Instant now) {
        consents = true;
        answeredAt = now;
        anchorId = anchor;
    }

    void refuse(Instant now) {
        consents = false;
        answeredAt = now;
        anchorId = null;
    }
}
