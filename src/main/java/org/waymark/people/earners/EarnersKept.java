package org.waymark.people.earners;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.identities.KeptByPerson;

/** A minor is joined with nobody; what was said and consented to of one account stays with it. */
@Component
@Order(11)
class EarnersKept implements KeptByPerson {

    private final Minors minors;

    EarnersKept(Minors minors) {
        this.minors = minors;
    }

    @Override
    public List<Column> columns() {
        return List.of();
    }

    /** Whoever links identities may not see a minor, and a link must not take the protection off. */
    @Override
    public List<MessageSourceResolvable> obstacles(PersonId main, PersonId other, DistrictId district) {
        return minors.protectedAmong(List.of(main, other), district).isEmpty()
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable("people.identities.problem.APART"));
    }
}
