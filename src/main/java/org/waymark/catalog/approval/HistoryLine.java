package org.waymark.catalog.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step as a page tells it.
 *
 * @param who null for what followed by itself
 * @param replaced whether it is a vote in whose place its member gave another
 */
record HistoryLine(StepKind kind, @Nullable String who, String reason, String detail, Instant at, boolean replaced) {}
