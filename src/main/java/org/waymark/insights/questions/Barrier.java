package org.waymark.insights.questions;

/** What keeps people from a micro-credential; several may be true of one person. */
public enum Barrier {
    NOT_REQUIRED,
    NO_INCENTIVE,
    TOO_MUCH_WORK,
    NEED_CREDIT,
    NO_TIME,
    UNCLEAR,
    NO_COACH,
    PRIVACY,
    OTHER
}
