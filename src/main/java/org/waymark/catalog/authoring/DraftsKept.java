package org.waymark.catalog.authoring;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Drafts follow their author and who writes along. */
@Component
@Order(50)
class DraftsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("catalog_draft", "author_id"),
                Column.of("catalog_draft", "changed_by_id"),
                Column.ofUnversioned("catalog_draft_editor", "person_id", "draft_id"));
    }
}
