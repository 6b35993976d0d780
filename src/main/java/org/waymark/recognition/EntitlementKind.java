package org.waymark.recognition;

/** What an entitlement is to. */
public enum EntitlementKind {
    PAY,
    CREDIT,
    TIME,
    ROLE
}
