package org.waymark.recognition.payroll;

/** Why somebody cannot approve a row. */
public enum Refusal {
    /** It is for them. */
    OWN,
    /** They wrote the rule that brings it. */
    OWN_RULE,
    /** They said how many credits an award is. */
    OWN_CONVERSION,
    /** An award it rests on is suspended. */
    HELD,
    /** Its day has not come. */
    EARLY,
    /** Somebody else has approved it, or it was taken back, meanwhile. */
    MOVED_ON
}
