package org.waymark.catalog.authoring;

import java.time.Instant;
import java.util.List;

/**
 * The drafts that somebody sees.
 *
 * @param own those that they write
 * @param proposed what others have proposed, for those who read proposals
 */
record DraftLists(List<Row> own, List<Row> proposed) {

    /** @param author who began it; empty for one's own */
    record Row(
            DraftId id,
            String title,
            String code,
            DraftState state,
            boolean revision,
            String author,
            Instant changedAt) {}
}
