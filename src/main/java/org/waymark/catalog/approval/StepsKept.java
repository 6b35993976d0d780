package org.waymark.catalog.approval;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Proposals follow their author, and steps whoever took them. */
@Component
@Order(51)
class StepsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(Column.of("catalog_proposal", "author_id"), Column.ofUnversioned("catalog_step", "person_id"));
    }
}
