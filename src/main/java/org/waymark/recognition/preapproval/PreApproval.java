package org.waymark.recognition.preapproval;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** An earner's wish to begin something that brings pay, and what was answered. */
@Entity
class PreApproval {

    @EmbeddedId
    private PreApprovalId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private String wish;

    @Column
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private PreApprovalStatus status;

    @Column
    private String answer;

    @Column
    private @Nullable Instant answeredAt;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "answered_by"))
    private @Nullable PersonId answeredBy;

    @Column
    private @Nullable LocalDate untilOn;

    @SuppressWarnings("NullAway.Init")
    protected PreApproval() {}

    @SuppressWarnings("NullAway.Init")
    PreApproval(DistrictId district, PersonId person, DefinitionId definition, String wish, Instant now) {
        this.id = PreApprovalId.fresh();
        this.district = district;
        this.person = person;
        this.definition = definition;
        this.wish = wish;
        this.askedAt = now;
        this.status = PreApprovalStatus.ASKED;
        this.answer = "";
    }

    PersonId person() {
        return person;
    }

    DefinitionId definition() {
        return definition;
    }

    PreApprovalStatus status() {
        return status;
    }

    /** Whether somebody else may still answer it, or end what was given. */
    boolean mayBecome(PreApprovalStatus next, PersonId by) {
        return status.mayBecome(next) && !by.equals(person);
    }

    /** @param until the last day on which something is begun by it; null for no end */
    void become(PreApprovalStatus next, String reason, @Nullable LocalDate until, PersonId by, Instant now) {
        if (!mayBecome(next, by)) {
            throw new IllegalStateException("Request " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        answer = reason;
        untilOn = until;
        answeredBy = by;
        answeredAt = now;
    }

    Request view() {
        return new Request(id, person, definition, wish, askedAt, status, answer, answeredAt, answeredBy, untilOn);
    }
}
