package org.waymark.catalog.stacks;

import org.jspecify.annotations.Nullable;

/**
 * A stack or pathway with all that there is of it.
 *
 * @param written what its author has before them
 * @param published what counts, or counted until it was retired; null before the first time
 */
public record StackState(
        StackId id,
        String code,
        boolean pathway,
        StackText written,
        @Nullable StackText published,
        boolean retired) {}
