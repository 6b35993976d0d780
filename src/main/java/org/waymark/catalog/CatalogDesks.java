package org.waymark.catalog;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Who may look after what in the catalogue. */
@Component
public class CatalogDesks {

    private final People people;

    CatalogDesks(People people) {
        this.people = people;
    }

    /** The desk of somebody who came from an LMS and holds a role that the rule names; empty for everybody else. */
    public Optional<CatalogDesk> of(@Nullable SignedInPerson me, VisibilityRule rule) {
        if (me == null || me.isGuest()) {
            return Optional.empty();
        }
        Set<Role> held = people.rolesOf(me.id(), me.district());
        return rule.viewers().stream()
                .map(VisibilityRule.Viewer::role)
                .filter(role -> role != null && held.contains(role))
                .findFirst()
                .map(role -> new CatalogDesk(me.district(), me.id(), role));
    }
}
