package org.waymark.placement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What designers should know of their LMS when they place something. */
final class LmsNote {

    private LmsNote() {}

    /** The message key for a product family, by the names that LMSs give themselves; null where nothing is particular. */
    static @Nullable String on(String product) {
        String family = product.toLowerCase(Locale.ROOT);
        if (family.contains("moodle")) {
            return "placement.pick.note.moodle";
        }
        if (family.contains("canvas")) {
            return "placement.pick.note.canvas";
        }
        if (family.contains("desire2learn") || family.contains("brightspace")) {
            return "placement.pick.note.brightspace";
        }
        if (family.contains("blackboard")) {
            return "placement.pick.note.blackboard";
        }
        return family.contains("schoology") ? "placement.pick.note.schoology" : null;
    }
}
