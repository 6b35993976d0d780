package org.waymark.award.clr;

/** What a record is of. */
enum RecordKind {
    /** All that its earner holds in the district. */
    ALL,
    /** A stack or pathway that they completed. */
    STACK
}
