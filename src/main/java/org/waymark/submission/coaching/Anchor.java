package org.waymark.submission.coaching;

import org.jspecify.annotations.Nullable;

/**
 * Where in the work a thread hangs.
 *
 * @param ref id of the prompt or the evidence item; empty for a whole part
 * @param title what its place was called when it began; empty where the part has a name of its own
 */
record Anchor(Part part, String ref, String title, Moment moment) {

    private static final int LONGEST = 255;

    Anchor {
        title = title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
    }

    /** As a form names it: PROMPT:O1, EVIDENCE:(id), WHOLE. */
    static String code(Part part, @Nullable Object ref) {
        return ref == null ? part.name() : part + ":" + ref;
    }
}
