package org.waymark.submission;

import org.jspecify.annotations.Nullable;
import org.waymark.catalog.RubricLevel;

/**
 * What an earner thinks of their own work on one criterion; no reader ever sees it.
 *
 * @param level null where only words were left
 * @param why in a word; may be empty
 */
public record SelfRating(@Nullable RubricLevel level, String why) {

    /** As many characters as the words may have. */
    public static final int LONGEST = 500;

    public boolean says() {
        return level != null || !why.isBlank();
    }
}
