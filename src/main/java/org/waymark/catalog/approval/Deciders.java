package org.waymark.catalog.approval;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.districts.Policies;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

/** Who may propose, vote and open; for others there is nothing here. */
@Component
class Deciders {

    private static final Set<Audience> STAFF = EnumSet.of(Audience.EDUCATOR, Audience.PRINCIPAL);
    private static final Set<Role> DESIGNERS = EnumSet.of(Role.DESIGNER, Role.LEAD);

    private final People people;
    private final Audiences audiences;
    private final DistrictSettings settings;

    Deciders(People people, Audiences audiences, DistrictSettings settings) {
        this.people = people;
        this.audiences = audiences;
        this.settings = settings;
    }

    /** What somebody may do here now; nothing for whom no LMS signed in. */
    Set<Role> roles(SignedInPerson me) {
        return me.isGuest() || me.onlyMentor() ? Set.of() : people.rolesOf(me.id(), me.district());
    }

    void require(Role role, SignedInPerson me) {
        required(role, me);
    }

    /**
     * Whoever is signed in and holds it.
     *
     * @param me null for the operator, who holds no role of a district
     */
    SignedInPerson required(Role role, @Nullable SignedInPerson me) {
        if (me == null || !roles(me).contains(role)) {
            throw new ProposalNotFound();
        }
        return me;
    }

    boolean isStaff(SignedInPerson me) {
        return !me.isGuest() && !me.onlyMentor() && STAFF.contains(audiences.of(me.id(), me.district()));
    }

    void requireStaff(SignedInPerson me) {
        if (!isStaff(me)) {
            throw new ProposalNotFound();
        }
    }

    /** Whether the district lets them propose what they wrote. */
    boolean mayPropose(SignedInPerson me, Policies policies) {
        return !policies.designersOnlyPropose() || roles(me).stream().anyMatch(DESIGNERS::contains);
    }

    Policies policies(DistrictId district) {
        return settings.of(district).policies();
    }
}
