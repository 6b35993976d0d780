package org.waymark.submission.coaching;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Whom somebody lets look, and whom they look in on, follow the person; nobody ever looks in on themselves. */
@Component
@Order(21)
class CompanionsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("companion", "earner_id", "person_id", "definition_id"),
                Column.of("companion", "person_id", "earner_id", "definition_id"),
                Column.ofUnversioned("coaching_comment", "author_id"));
    }
}
