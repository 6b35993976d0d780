package org.waymark.lti.ags;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LineItemUrl;

/** A gradebook column as the platform describes it (AGS 2.0, 3.2). */
public record LineItem(
        LineItemUrl id,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceLinkId,
        @Nullable String resourceId,
        @Nullable String tag) {}
