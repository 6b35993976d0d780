package org.waymark.people.privacy;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.identities.KeptByPerson;

/** Wishes for deletion follow their person; what was agreed to while two were one is carried out for both. */
@Component
@Order(11)
class RequestsKept implements KeptByPerson {

    private final Erasures erasures;

    RequestsKept(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("privacy_request", "person_id", "withdrawn_at", "done_at"));
    }

    @Override
    public void undone(PersonId main, PersonId other, People.LmsIdentity identity, DistrictId district) {
        erasures.part(main, other, district);
    }
}
