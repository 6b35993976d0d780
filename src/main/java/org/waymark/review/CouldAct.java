package org.waymark.review;

/** What an earner says of the feedback on a not-yet: whether they could act on it. */
enum CouldAct {
    YES,
    PARTLY,
    NO
}
