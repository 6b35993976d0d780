package org.waymark.catalog.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What an import does with one part of its file.
 *
 * @param line where the file says it
 * @param kind such as definition
 * @param id the author's code
 * @param version its number in the file; null for what has none
 * @param before the number it has here until then; null for what is new
 */
record ImportLine(
        Outcome outcome,
        int line,
        String kind,
        String id,
        String title,
        @Nullable String version,
        @Nullable String before) {

    enum Outcome {
        MADE,
        CHANGED,
        UNCHANGED
    }
}
