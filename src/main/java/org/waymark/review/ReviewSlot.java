package org.waymark.review;

import org.waymark.people.Role;

/** The places of a double review; the third is opened only where the first two differ. */
enum ReviewSlot {
    FIRST,
    SECOND,
    THIRD;

    /** The role a reader in this place needs. */
    Role role() {
        return this == THIRD ? Role.THIRD_READER : Role.REVIEWER;
    }
}
