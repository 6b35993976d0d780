package org.waymark.people.guests;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/**
 * An address that somebody proved is the person's, whichever LMS they came from: it opens the one record. So do the
 * invitations that they came by, and that a lead shut them out.
 */
@Component
@Order(12)
class AddressesKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("person_email", "person_id", "address_key"),
                Column.ofUnversioned("guest_entry", "person_id", "invitation_id"));
    }
}
