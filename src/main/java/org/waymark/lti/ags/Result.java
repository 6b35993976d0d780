package org.waymark.lti.ags;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the gradebook says now of one learner (AGS 2.0, 3.3); a person there may have overridden what was sent.
 *
 * @param resultScore absent while ungraded
 */
public record Result(
        String userId,
        @Nullable BigDecimal resultScore,
        @Nullable BigDecimal resultMaximum,
        @Nullable String comment) {}
