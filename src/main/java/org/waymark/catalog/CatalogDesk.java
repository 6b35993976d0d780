package org.waymark.catalog;

import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/**
 * Who looks after a part of the catalogue, and as what.
 *
 * @param role as the audit record names it
 */
public record CatalogDesk(DistrictId district, PersonId person, Role role) {

    public String actor() {
        return person.toString();
    }
}
