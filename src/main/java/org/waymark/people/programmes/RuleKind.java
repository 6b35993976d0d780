package org.waymark.people.programmes;

/** Whom a programme may be for as a whole, whoever comes to it later included. */
enum RuleKind {
    SCHOOL,
    CONTRACT_GROUP,
    COURSE
}
