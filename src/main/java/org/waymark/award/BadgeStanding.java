package org.waymark.award;

/** Whether a badge can be relied on at this moment. */
public enum BadgeStanding {
    VALID,
    /** Nothing was taken away; something is being looked into. */
    SUSPENDED,
    /** It held until a day that was said when it was made. */
    EXPIRED,
    /** Taken back for good. */
    REVOKED,
    /** It is not, to the letter, what its issuer signed. */
    BROKEN
}
