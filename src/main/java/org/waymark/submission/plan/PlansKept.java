package org.waymark.submission.plan;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** A week is one person's, where both had one the main one's; plans and noted time follow the enrolments they are of. */
@Component
@Order(21)
class PlansKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(Column.of("weekly_budget", "person_id", "district_id"));
    }
}
