package org.waymark.recognition.payroll;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Who comes to approve what is paid, and as what. */
@Component
class PayrollDesk {

    private final People people;

    PayrollDesk(People people) {
        this.people = people;
    }

    /**
     * Somebody at work on it.
     *
     * @param role as what, for the audit record
     */
    record Clerk(PersonId id, DistrictId district, Role role) {}

    /**
     * @throws PayrollNotFound for whom the rule does not name; the operator is nobody here
     */
    Clerk of(@Nullable SignedInPerson me) {
        Set<Role> roles = me == null ? Set.of() : people.rolesOf(me.id(), me.district());
        if (me == null || !VisibilityRule.PAYROLL.isOpenTo(roles)) {
            throw new PayrollNotFound();
        }
        return new Clerk(me.id(), me.district(), roles.contains(Role.PAYROLL) ? Role.PAYROLL : Role.LEAD);
    }
}
