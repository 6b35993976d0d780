package org.waymark.people.guests;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Own addresses, and the way somebody came in, follow their person. */
@Component
@Order(12)
class AddressesKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("person_email", "person_id", "address_key"),
                Column.of("mail_link", "person_id"),
                Column.ofUnversioned("guest_entry", "person_id", "invitation_id"));
    }
}
