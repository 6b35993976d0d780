package org.waymark.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** Who may look after what in the catalogue. */
@Component
public class CatalogDesks {

    private final People people;

    CatalogDesks(People people) {
        this.people = people;
    }

    /**
     * The desk of somebody who came from an LMS and holds one of the roles; empty for everybody else.
     *
     * @param roles in the order in which they are looked for
     */
    public Optional<CatalogDesk> of(@Nullable SignedInPerson me, Role... roles) {
        if (me == null || me.isGuest()) {
            return Optional.empty();
        }
        Set<Role> held = people.rolesOf(me.id(), me.district());
        return Arrays.stream(roles)
                .filter(held::contains)
                .findFirst()
                .map(role -> new CatalogDesk(me.district(), me.id(), role));
    }
}
