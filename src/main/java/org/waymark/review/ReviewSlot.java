package org.waymark.review;

import org.waymark.people.Role;

/**
 * The places of a double review; the third is opened only where the first two differ, the last where the earner asks that
 * somebody else reads what was not yet there.
 */
enum ReviewSlot {
    FIRST,
    SECOND,
    THIRD,
    APPEAL;

    /** The role a reader in this place needs. */
    Role role() {
        return this == THIRD || this == APPEAL ? Role.THIRD_READER : Role.REVIEWER;
    }
}
