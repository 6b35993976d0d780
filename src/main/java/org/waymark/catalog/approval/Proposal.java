package org.waymark.catalog.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.DraftView;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A draft before the committee, from the proposing to its end; proposed again it is another one. */
@Entity
@Table(name = "catalog_proposal")
class Proposal {

    @EmbeddedId
    private ProposalId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("draft_%s")
    private DraftId draft;

    @Embedded
    @EmbeddedColumnNaming("author_%s")
    private PersonId author;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private @Nullable DefinitionId definition;

    @Column
    private boolean revision;

    @Column
    private String title;

    @Column
    private String note;

    @Column
    @Enumerated(EnumType.STRING)
    private ProposalState state;

    @Column
    private int quorum;

    /** What it is about while it is on its way: of one thing there is one proposal at a time. */
    @Column
    private @Nullable String openSubject;

    @Column
    private Instant proposedAt;

    @Column
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    @SuppressWarnings("NullAway.Init")
    Proposal(DraftView draft, String note, int quorum, Instant at) {
        this.id = ProposalId.fresh();
        this.district = draft.district();
        this.draft = draft.id();
        this.author = draft.author();
        this.definition = draft.revises();
        this.revision = draft.revises() != null;
        this.title = draft.content().title();
        this.note = note;
        this.state = ProposalState.OPEN;
        this.quorum = quorum;
        this.openSubject = subject(draft);
        this.proposedAt = at;
    }

    /** What a draft is about: the micro-credential it revises, or the code it would take. */
    static String subject(DraftView draft) {
        return draft.revises() == null ? "code " + draft.code() : "definition " + draft.revises();
    }

    /**
     * Counts the votes; true when they decide it.
     *
     * @param approvals how many approve now
     * @param returns how many return it now
     */
    boolean decide(int approvals, int returns, Instant at) {
        requireOpen();
        if (approvals >= quorum) {
            become(ProposalState.APPROVED, at);
        } else if (returns > quorum / 2) {
            become(ProposalState.RETURNED, at);
            openSubject = null;
        } else {
            return false;
        }
        return true;
    }

    /** @throws ProposalClosed when it is decided or withdrawn */
    void requireOpen() {
        if (state != ProposalState.OPEN) {
            throw new ProposalClosed();
        }
    }

    /** Its author takes it back, approved or not, until it is published. */
    void withdraw(Instant at) {
        become(ProposalState.WITHDRAWN, at);
        openSubject = null;
    }

    /** Approved, and yet its author writes on. */
    void goesBack(Instant at) {
        if (state != ProposalState.APPROVED) {
            throw new ProposalClosed();
        }
        become(ProposalState.RETURNED, at);
        openSubject = null;
    }

    /** It is a version now. */
    void isPublished(DefinitionId made, Instant at) {
        become(ProposalState.PUBLISHED, at);
        definition = made;
        openSubject = null;
    }

    private void become(ProposalState next, Instant at) {
        if (!state.mayBecome(next)) {
            throw new ProposalClosed();
        }
        state = next;
        closedAt = at;
    }

    ProposalId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    DraftId draft() {
        return draft;
    }

    PersonId author() {
        return author;
    }

    @Nullable
    DefinitionId definition() {
        return definition;
    }

    boolean isRevision() {
        return revision;
    }

    String title() {
        return title;
    }

    String note() {
        return note;
    }

    ProposalState state() {
        return state;
    }

    int quorum() {
        return quorum;
    }

    /** How many must return it, so that it goes back. */
    int returnsNeeded() {
        return quorum / 2 + 1;
    }

    Instant proposedAt() {
        return proposedAt;
    }
}
