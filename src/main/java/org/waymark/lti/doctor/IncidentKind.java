package org.waymark.lti.doctor;

import java.util.Locale;

/** In which exchange with a platform something went wrong. */
public enum IncidentKind {
    LOGIN,
    LAUNCH,
    REGISTRATION,
    TOKEN,
    GRADES,
    ROSTER,
    GROUPS,
    NOTICE;

    /** The part of the message keys that names it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
