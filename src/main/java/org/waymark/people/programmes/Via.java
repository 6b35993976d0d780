package org.waymark.people.programmes;

/** How somebody came to a programme. */
enum Via {
    HAND,
    RULE,
    INVITATION
}
