package org.waymark.people.programmes;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** Who comes to look after programmes: the operator in any district, a lead in their own; for others there is nothing. */
@Component
class ProgrammeDesks {

    private final People people;
    private final Districts districts;

    ProgrammeDesks(People people, Districts districts) {
        this.people = people;
        this.districts = districts;
    }

    ProgrammeDesk of(Authentication authentication, @Nullable DistrictId asked) {
        if (isOperator(authentication) && asked != null) {
            return new ProgrammeDesk(districts.card(asked).id(), null);
        }
        if (authentication.getPrincipal() instanceof SignedInPerson me
                && people.rolesOf(me.id(), me.district()).contains(Role.LEAD)) {
            return new ProgrammeDesk(me.district(), me.id());
        }
        throw new ProgrammeNotFound();
    }

    static boolean isOperator(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
    }
}
