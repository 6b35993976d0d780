package org.waymark.award.importing;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** Awards from elsewhere follow whoever brought them. */
@Component
@Order(42)
class ImportedAwardsKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(Column.of("imported_award", "holder_id", "fingerprint"));
    }
}
