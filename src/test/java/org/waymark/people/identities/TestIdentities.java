package org.waymark.people.identities;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Links for tests, made as the operator; found by the component scan of tests. */
@Component
public class TestIdentities {

    private final Identities identities;

    TestIdentities(Identities identities) {
        this.identities = identities;
    }

    /** Makes the other identity the main one's. */
    public void link(PersonId main, PersonId other, DistrictId district) {
        identities.link(main, other, district, null, "Asked in person");
    }

    /** Undoes the only link of a person. */
    public void undo(PersonId main, DistrictId district) {
        identities.undo(linkOf(main, district), district, null, "They are two");
    }

    UUID linkOf(PersonId main, DistrictId district) {
        return identities.look(main, new Desk(district, null)).get(1).link();
    }
}
