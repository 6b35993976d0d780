package org.waymark.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Stage;

/**
 * A link of a course, for those who arrange it.
 *
 * @param course as the LMS calls it, if it said
 * @param link as the LMS calls it, if it said
 * @param title of the micro-credential it opens, if any is known
 * @param stage how far that has come, if any is known
 * @param learners how many have opened it
 */
record PlacementView(
        String id,
        String district,
        @Nullable String course,
        @Nullable String link,
        @Nullable String title,
        @Nullable String slug,
        @Nullable Stage stage,
        PlacementSource source,
        boolean mayBeUndone,
        boolean column,
        long learners,
        @Nullable String chosenBy,
        @Nullable Instant chosenAt) {}
