package org.waymark.award;

/** Why an award was taken back, as everyone who holds a copy of the badge may read it; details are the earner's alone. */
public enum RevocationReason {
    ISSUED_IN_ERROR,
    NOT_OWN_WORK,
    PRIVACY,
    EARNER_ASKED,
    OTHER
}
