package org.waymark.recognition.roles;

import java.util.Locale;

/** Why somebody is not eligible any more. */
enum EndReason {
    /** An award that it rests on was taken back. */
    AWARD,
    /** The qualification for another position that it rests on has ended. */
    PRIOR,
    /** They left the district. */
    LEFT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
