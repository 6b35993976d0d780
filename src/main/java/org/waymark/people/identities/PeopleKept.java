package org.waymark.people.identities;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;

/** Roles and ids of LTI 1.1 follow their person. */
@Component
@Order(10)
class PeopleKept implements KeptByPerson {

    private final People people;

    PeopleKept(People people) {
        this.people = people;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("role_grant", "person_id", "role", "ended_at"),
                Column.ofUnversioned("person_old_id", "person_id"));
    }

    /** Two grants of one role to one person would count as two leads, and one of them could never be ended. */
    @Override
    public List<MessageSourceResolvable> obstacles(PersonId main, PersonId other, DistrictId district) {
        Set<Role> both = new TreeSet<>(people.rolesOf(main, district));
        both.retainAll(people.rolesOf(other, district));
        return both.stream()
                .<MessageSourceResolvable>map(role -> new DefaultMessageSourceResolvable(
                        new String[] {"people.identities.problem.role"},
                        new Object[] {new DefaultMessageSourceResolvable("people.role." + role)}))
                .toList();
    }
}
