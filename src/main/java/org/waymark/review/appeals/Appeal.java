package org.waymark.review.appeals;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionView;
import org.waymark.submission.SubmissionId;

/** An earner's wish that somebody else reads what was not yet there, and what became of it. */
@Entity
class Appeal {

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
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Column
    private String reasons;

    @Column
    private Instant filedAt;

    @Column
    private LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private AppealStatus status;

    @Column
    private @Nullable Instant endedAt;

    @Column
    private @Nullable Instant leadsToldAt;

    @Column
    private @Nullable Instant leadsToldLateAt;

    @SuppressWarnings("NullAway.Init")
    protected Appeal() {}

    @SuppressWarnings("NullAway.Init")
    Appeal(DecisionView decision, PersonId earner, DistrictId district, String reasons, Instant now, LocalDate due) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.submission = decision.submission();
        this.definition = decision.definition();
        this.definitionVersion = decision.version();
        this.earner = earner;
        this.reasons = reasons;
        this.filedAt = now;
        this.dueOn = due;
        this.status = AppealStatus.OPEN;
    }

    boolean isOpen() {
        return status == AppealStatus.OPEN;
    }

    /** Ends it; a second time changes nothing. */
    void end(AppealStatus how, Instant now) {
        if (isOpen()) {
            status = how;
            endedAt = now;
        }
    }

    /** Whether leads are to be told now that it waits for a reader; once. */
    boolean tellLeads(Instant now) {
        if (leadsToldAt != null) {
            return false;
        }
        leadsToldAt = now;
        return true;
    }

    /** Whether leads are to be told now that it is late; once, whatever they were told before. */
    boolean tellLeadsLate(Instant now) {
        if (leadsToldLateAt != null) {
            return false;
        }
        leadsToldLateAt = now;
        return true;
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

    String reasons() {
        return reasons;
    }

    Instant filedAt() {
        return filedAt;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    AppealStatus status() {
        return status;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
