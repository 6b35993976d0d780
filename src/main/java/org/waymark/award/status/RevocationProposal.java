package org.waymark.award.status;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.award.RevocationReason;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That an award be taken back: one lead says why, another decides. */
@Entity
class RevocationProposal {

    /** What became of it. */
    enum Outcome {
        OPEN,
        REVOKED,
        KEPT
    }

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("award_%s")
    private AwardId award;

    @Enumerated(EnumType.STRING)
    private RevocationReason reason;

    @Column
    private String why;

    @Embedded
    @EmbeddedColumnNaming("proposed_by_%s")
    private PersonId proposedBy;

    @Column
    private Instant proposedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Embedded
    @EmbeddedColumnNaming("decided_by_%s")
    private @Nullable PersonId decidedBy;

    @Column
    private @Nullable Instant decidedAt;

    @SuppressWarnings("NullAway.Init")
    protected RevocationProposal() {}

    RevocationProposal(
            AwardId award, RevocationReason reason, String why, PersonId by, DistrictId district, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.award = award;
        this.reason = reason;
        this.why = why;
        this.proposedBy = by;
        this.proposedAt = at;
        this.outcome = Outcome.OPEN;
    }

    /** The second decides to take it back; never whoever proposed it. */
    void confirm(PersonId by, Instant at) {
        if (proposedBy.equals(by)) {
            throw new IllegalStateException("A revocation is decided by two");
        }
        close(Outcome.REVOKED, by, at);
    }

    /** The award stays; whoever proposed it may think better of it too. */
    void keep(PersonId by, Instant at) {
        close(Outcome.KEPT, by, at);
    }

    private void close(Outcome outcome, PersonId by, Instant at) {
        if (!isOpen()) {
            throw new IllegalStateException("Proposal " + id + " is decided");
        }
        this.outcome = outcome;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    /** What was written about somebody says no longer who that is. */
    void unname(UnaryOperator<String> without) {
        why = without.apply(why);
    }

    boolean isOpen() {
        return outcome == Outcome.OPEN;
    }

    boolean isRevocation() {
        return outcome == Outcome.REVOKED;
    }

    UUID id() {
        return id;
    }

    AwardId award() {
        return award;
    }

    RevocationReason reason() {
        return reason;
    }

    String why() {
        return why;
    }

    PersonId proposedBy() {
        return proposedBy;
    }

    Instant proposedAt() {
        return proposedAt;
    }

    Outcome outcome() {
        return outcome;
    }
}
