package org.waymark.catalog.authoring;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

/** Who may write micro-credentials: staff whom an LMS signed in. For others there is nothing here. */
@Component
class Authors {

    private static final Set<Audience> STAFF = EnumSet.of(Audience.EDUCATOR, Audience.PRINCIPAL);

    /** Those who read what was proposed. */
    private static final Set<Role> READERS = EnumSet.of(Role.DESIGNER, Role.LEAD, Role.COMMITTEE);

    private final Audiences audiences;
    private final People people;

    Authors(Audiences audiences, People people) {
        this.audiences = audiences;
        this.people = people;
    }

    /** Whether somebody is on the staff, and so may write one of their own. */
    boolean mayWrite(SignedInPerson me) {
        return !me.isGuest() && !me.onlyMentor() && STAFF.contains(audiences.of(me.id(), me.district()));
    }

    /** @throws DraftNotFound where they may not */
    void requireMayWrite(SignedInPerson me) {
        if (!mayWrite(me)) {
            throw new DraftNotFound();
        }
    }

    /** Whether they read what others propose. */
    boolean readsProposals(SignedInPerson me) {
        return !me.isGuest() && people.rolesOf(me.id(), me.district()).stream().anyMatch(READERS::contains);
    }
}
