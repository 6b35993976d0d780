package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.RoleEnded;
import org.waymark.people.RoleGiven;
import org.waymark.review.ReviewStep;

/**
 * Brings one person's ledger up to date soon after what was no award: a review, a role, two identities that became one. They
 * may never have been awarded anything.
 */
@Component
@Transactional
class PersonSettling implements DueWork<PersonSettling.Of> {

    private final Settling settling;
    private final RewardRules rules;
    private final People people;
    private final DueJobs due;

    PersonSettling(Settling settling, RewardRules rules, People people, DueJobs due) {
        this.settling = settling;
        this.rules = rules;
        this.people = people;
        this.due = due;
    }

    record Of(UUID person, UUID district) {}

    void schedule(PersonId person, DistrictId district) {
        // Each by itself: one that runs already may have read what was before, and must not stand in the way.
        due.schedule(this, person + "|" + UuidCreator.getTimeOrderedEpoch(), new Of(person.id(), district.id()));
    }

    @EventListener
    void on(ReviewStep step) {
        PersonId reader = step.by();
        if (step.kind() == ReviewStep.Kind.REVIEW_SENT
                && reader != null
                && rules.asks(Condition.ReviewsDone.class, step.district())) {
            schedule(reader, step.district());
        }
    }

    @EventListener
    void on(RoleGiven given) {
        settleHolder(given.person(), given.district());
    }

    @EventListener
    void on(RoleEnded ended) {
        settleHolder(ended.person(), ended.district());
    }

    private void settleHolder(PersonId person, DistrictId district) {
        if (rules.asks(Condition.RoleHeld.class, district)) {
            schedule(person, district);
        }
    }

    @Override
    public String name() {
        return "recognition-settle-person";
    }

    @Override
    public Class<Of> dataType() {
        return Of.class;
    }

    @Override
    public void run(Of one) {
        DistrictId district = new DistrictId(one.district());
        settling.settle(List.of(people.main(new PersonId(one.person()), district)), district);
    }
}
