package org.waymark.submission.coaching;

/** As what somebody looks on. */
enum CompanionKind {
    /** Goes along until one of the two ends it; sees what was decided. */
    COACH,
    /** Looks at a draft, for some days. */
    COLLEAGUE
}
