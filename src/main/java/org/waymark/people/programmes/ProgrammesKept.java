package org.waymark.people.programmes;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.identities.KeptByPerson;

/** A place in a programme or a cohort, and what was written there, follow their person. */
@Component
@Order(60)
class ProgrammesKept implements KeptByPerson {

    @Override
    public List<Column> columns() {
        return List.of(
                Column.ofUnversioned("programme_member", "person_id", "programme_id"),
                Column.ofUnversioned("programme_coach", "person_id", "programme_id"),
                Column.ofUnversioned("programme_invitation", "made_by_id"),
                Column.of("cohort", "coach_id"),
                Column.ofUnversioned("cohort_member", "person_id", "cohort_id"),
                Column.of("cohort_message", "author_id"));
    }
}
