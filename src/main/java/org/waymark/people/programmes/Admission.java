package org.waymark.people.programmes;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

/**
 * Lets people into programmes. Whom a programme lets in that is for principals, for students or for the community alone
 * earns as that from then on, so that students are protected before anybody sees them; nobody stops being a student by it.
 */
@Component
@Transactional
class Admission {

    private final MemberRows rows;
    private final Audiences audiences;
    private final Clock clock;

    Admission(MemberRows rows, Audiences audiences, Clock clock) {
        this.rows = rows;
        this.audiences = audiences;
        this.clock = clock;
    }

    /** Answers how many came. */
    int join(
            Programme programme,
            DistrictId district,
            Collection<PersonId> persons,
            Via via,
            @Nullable UUID invitation,
            String actor) {
        int came = rows.join(programme.id(), district, persons, via, invitation, clock.instant());
        address(programme, district, persons, actor);
        return came;
    }

    /** These earn as those whom the programme is for, where it is for one kind of people. */
    void address(Programme programme, DistrictId district, Collection<PersonId> persons, String actor) {
        Set<Audience> whom = programme.plan().audiences();
        if (whom.size() != 1 || whom.contains(Audience.EDUCATOR)) {
            return;
        }
        Audience only = List.copyOf(whom).get(0);
        persons.stream()
                .filter(person -> audiences.of(person, district) == Audience.EDUCATOR)
                .filter(person -> audiences.mayBecome(person, district, only))
                .forEach(person -> audiences.give(person, district, only, actor, "programme-" + programme.id()));
    }
}
