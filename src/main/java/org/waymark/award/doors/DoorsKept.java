package org.waymark.award.doors;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** A door follows whoever opened it. */
@Component
@Order(41)
class DoorsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(Column.ofUnversioned("open_door", "person_id"));
    }
}
