package org.waymark.lti.nrps;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How someone stands in a course (NRPS 2.0, 2.2); only a list of differences says Deleted. */
public enum MemberStatus {
    ACTIVE,
    INACTIVE,
    DELETED,
    /** A word that is none of the three: whoever is known stays as they are. */
    UNKNOWN;

    /** NRPS 2.0, 2.2: who has no status is active. */
    static MemberStatus of(@Nullable String said) {
        if (said == null) {
            return ACTIVE;
        }
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "active" -> ACTIVE;
            case "deleted" -> DELETED;
            case "inactive" -> INACTIVE;
            default -> UNKNOWN;
        };
    }
}
