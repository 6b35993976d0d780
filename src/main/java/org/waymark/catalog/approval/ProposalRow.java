package org.waymark.catalog.approval;

import java.time.Instant;

/**
 * A proposal in a list.
 *
 * @param mine whether the reader may vote on it and has not
 */
record ProposalRow(
        ProposalId id, String title, String author, boolean revision, ProposalState state, Instant at, boolean mine) {}
