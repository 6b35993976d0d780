package org.waymark.placement;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.NewLineItem;
import org.waymark.lti.ags.Score;

/**
 * A score on its way out.
 *
 * @param lineItem the column, if it is known
 * @param lineItems where to look for it or make it otherwise
 * @param wanted what it should be like then
 */
record OutgoingScore(
        GradeAccess access,
        @Nullable LineItemUrl lineItem,
        @Nullable URI lineItems,
        NewLineItem wanted,
        Score score) {}
