package org.waymark.submission.coaching;

import org.jspecify.annotations.Nullable;
import org.waymark.submission.Moment;

/**
 * Where in the work a thread hangs.
 *
 * @param ref id of the prompt, the evidence item or the criterion; empty for a whole part
 * @param title what its place was called when it began; empty where the part has a name of its own
 * @param moment null for the whole of it
 */
record Anchor(Part part, String ref, String title, @Nullable Moment moment) {

    private static final int LONGEST = 255;

    Anchor {
        title = title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
    }

    /** As a form names it: PROMPT:O1, EVIDENCE:(id), WHOLE. */
    static String code(Part part, @Nullable Object ref) {
        return ref == null ? part.name() : part + ":" + ref;
    }
}
