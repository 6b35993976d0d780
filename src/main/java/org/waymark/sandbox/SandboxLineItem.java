package org.waymark.sandbox;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A column of the gradebook (AGS 2.0, 3.2). */
record SandboxLineItem(
        long id,
        String clientId,
        @Nullable Long linkId,
        String label,
        BigDecimal scoreMaximum,
        @Nullable String resourceId,
        @Nullable String tag) {}
