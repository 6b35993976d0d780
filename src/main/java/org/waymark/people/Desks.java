package org.waymark.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who comes to look after something: the operator in any district, a lead in their own, each where the rule names them. */
@Component
public class Desks {

    private final People people;
    private final Districts districts;

    Desks(People people, Districts districts) {
        this.people = people;
        this.districts = districts;
    }

    /**
     * @param asked the district that an address names, for the operator
     * @return empty for whom the rule does not name, and for an operator who names no district
     * @throws DistrictNotFound where there is no such district
     */
    public Optional<Desk> of(VisibilityRule rule, Authentication who, @Nullable DistrictId asked) {
        if (isOperator(who)) {
            return rule.isOpenTo(VisibilityRule.Viewer.OPERATOR) && asked != null
                    ? Optional.of(new Desk(districts.card(asked).id(), null))
                    : Optional.empty();
        }
        return who.getPrincipal() instanceof SignedInPerson me && rule.isOpenTo(people.rolesOf(me.id(), me.district()))
                ? Optional.of(new Desk(me.district(), me.id()))
                : Optional.empty();
    }

    public static boolean isOperator(Authentication who) {
        return who.getAuthorities().stream().anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
    }
}
