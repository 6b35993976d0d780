package org.waymark.people.guests;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody has this address no longer; in the transaction that took it off. */
public record AddressRemoved(PersonId person, DistrictId district, String address) {

    /** Never an address in a log. */
    @Override
    public String toString() {
        return "An address of " + person;
    }
}
