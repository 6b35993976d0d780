package org.waymark.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;

/** Whose gradebooks somebody answers for: the operator for all districts, a lead for their own. */
@Component
class OverseenDistricts {

    private final Districts districts;
    private final People people;

    OverseenDistricts(Districts districts, People people) {
        this.districts = districts;
        this.people = people;
    }

    /** @throws PlacementNotFound for whoever answers for none */
    List<DistrictCard> of(@Nullable SignedInPerson me, HttpServletRequest request) {
        if (request.isUserInRole("OPERATOR")) {
            return districts.all();
        }
        if (me != null && VisibilityRule.GRADE_RECEIPTS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            return List.of(districts.card(me.district()));
        }
        throw new PlacementNotFound();
    }

    void require(DistrictId district, @Nullable SignedInPerson me, HttpServletRequest request) {
        if (of(me, request).stream().noneMatch(seen -> seen.id().equals(district))) {
            throw new PlacementNotFound();
        }
    }

    /** The district an address names, if it is one of these; the only one where there is no other; else none. */
    static @Nullable DistrictCard chosen(List<DistrictCard> seen, String named) {
        return seen.stream()
                .filter(district -> district.id().toString().equals(named))
                .findFirst()
                .orElse(seen.size() == 1 && named.isEmpty() ? seen.get(0) : null);
    }
}
