package org.waymark.catalog.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.VersionChanges;
import org.waymark.catalog.authoring.DraftId;

/**
 * A proposal as somebody sees it.
 *
 * @param content what it says; null for those who do not write it once it went back
 * @param changes what it says otherwise than the current version; null for a new one
 * @param answered how many members have voted
 * @param members how many may vote on it
 * @param votes of everyone once it is decided, before that nobody's
 * @param back why it came back after it was approved; empty where it did not
 * @param overtaken whether another version came out since it was begun
 * @param own the reader's own vote that counts, if they gave one
 * @param slug where what became of it is found
 */
record ProposalView(
        ProposalId id,
        DraftId draft,
        String title,
        String author,
        String note,
        ProposalState state,
        boolean revision,
        @Nullable DefinitionContent content,
        @Nullable VersionChanges changes,
        @Nullable String number,
        int quorum,
        int returns,
        int answered,
        int members,
        List<HistoryLine> votes,
        List<HistoryLine> back,
        boolean overtaken,
        @Nullable HistoryLine own,
        boolean mayVote,
        boolean mayOpen,
        boolean mayWithdraw,
        boolean pilotFirst,
        Instant at,
        @Nullable String slug) {

    public boolean open() {
        return state == ProposalState.OPEN;
    }

    /** Whether it can be read as it was proposed: what went back is its author's again. */
    public boolean readable() {
        return state == ProposalState.OPEN || state == ProposalState.APPROVED;
    }

    /** Fewer may vote than have to approve. */
    public boolean shortOfMembers() {
        return members < quorum;
    }
}
