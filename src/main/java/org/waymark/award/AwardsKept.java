package org.waymark.award;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Awards follow their earner; a badge names neither person nor LMS, so it stays as it was signed. */
@Component
@Order(40)
class AwardsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(Column.of("award", "earner_id"), Column.ofUnversioned("released_evidence", "person_id"));
    }
}
