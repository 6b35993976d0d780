package org.waymark.people.programmes;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
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

    /** Answers how many came. {@link #requireConfirmed} comes before. */
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
        only(programme.plan())
                .ifPresent(only -> audiences
                        .addressed(persons, district, only)
                        .forEach(person ->
                                audiences.give(person, district, only, actor, "programme-" + programme.id())));
    }

    /**
     * Whoever brings people, or comes, knows how many a programme for students would protect as minors, and means it.
     *
     * @param confirmed the number that they saw and confirmed; 0 where they saw none
     * @throws ProtectionUnconfirmed where it is another number
     */
    void requireConfirmed(ProgrammePlan plan, DistrictId district, Collection<PersonId> persons, int confirmed) {
        int would = protects(plan, district, persons);
        if (would != 0 && would != confirmed) {
            throw new ProtectionUnconfirmed(would);
        }
    }

    /** How many of these it would protect as minors. */
    int protects(ProgrammePlan plan, DistrictId district, Collection<PersonId> persons) {
        return only(plan).filter(Audience.STUDENT::equals).isPresent()
                ? audiences.addressed(persons, district, Audience.STUDENT).size()
                : 0;
    }

    /** The one kind of people that it is for, if it is for one that is told apart. */
    private static Optional<Audience> only(ProgrammePlan plan) {
        return plan.audiences().size() == 1
                ? plan.audiences().stream()
                        .filter(one -> one != Audience.EDUCATOR)
                        .findFirst()
                : Optional.empty();
    }
}
