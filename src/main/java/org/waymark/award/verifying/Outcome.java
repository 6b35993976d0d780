package org.waymark.award.verifying;

/** What a check comes to. */
public enum Outcome {
    /** What the issuer signed, and it stands. */
    VALID,
    /** Not what the issuer signed, or it stands no more. */
    NOT_VALID,
    /** Nobody can tell now, or not here. */
    UNDECIDED,
    /** There is no badge in what was given. */
    UNREADABLE
}
