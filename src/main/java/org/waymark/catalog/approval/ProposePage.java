package org.waymark.catalog.approval;

import org.jspecify.annotations.Nullable;
import org.waymark.catalog.VersionChanges;
import org.waymark.catalog.authoring.DraftView;

/**
 * What its writer reads before proposing a draft, and afterwards.
 *
 * @param changes what it says otherwise than the current version; null for a new one
 * @param number the number that its version will have
 * @param refused why it cannot be proposed as it is; null where it can
 * @param members how many may vote on it
 * @param latest the latest proposal of it, if there was one
 */
record ProposePage(
        DraftView draft,
        @Nullable VersionChanges changes,
        String number,
        ProposalRefused.@Nullable Why refused,
        int quorum,
        int returns,
        int members,
        boolean pilotFirst,
        @Nullable ProposalView latest) {

    /** Whether a proposal of it is on its way, or it is a version already. */
    public boolean proposed() {
        return latest != null && latest.state() != ProposalState.RETURNED && latest.state() != ProposalState.WITHDRAWN;
    }

    public boolean shortOfMembers() {
        return members < quorum;
    }
}
