package org.waymark.submission.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.StartingPoint;
import org.waymark.people.SignedInPerson;

/** Hours, reward and what it asks of one's week, before somebody begins; what it brings here stands above, on the page. */
@Component
@Transactional(readOnly = true)
class StartOffer implements StartingPoint {

    private final Plans plans;

    StartOffer(Plans plans) {
        this.plans = plans;
    }

    /**
     * What is read before beginning.
     *
     * @param days the window, and by how many it can be extended
     * @param own what it asks of each week if it takes the whole window
     * @param all what everything begun asks of each week, with this
     * @param budget hours of a week that the person gives to it
     */
    record View(
            int hours,
            int days,
            int extension,
            MessageSourceResolvable own,
            MessageSourceResolvable all,
            boolean others,
            int budget,
            List<MessageSourceResolvable> warnings) {

        public int longestGoal() {
            return PlanForm.LONGEST_GOAL;
        }
    }

    @Override
    public Optional<Said> before(DefinitionVersion credential, SignedInPerson me) {
        List<EarningPlanRepository.Row> rows = plans.rows(me);
        if (rows.stream().anyMatch(row -> row.definition().equals(credential.definition()))) {
            return Optional.empty();
        }
        return Optional.of(new Said("submission/plan/start", view(credential, rows, me)));
    }

    private View view(DefinitionVersion credential, List<EarningPlanRepository.Row> rows, SignedInPerson me) {
        Plans.Outlook outlook = plans.outlook(rows, me);
        int hours = credential.content().workload().contactHours();
        Week week = outlook.week();
        return new View(
                hours,
                outlook.days(),
                outlook.extension(),
                Commitment.aWeek(week.with(hours, outlook.days()) - week.hours()),
                Commitment.aWeek(week.with(hours, outlook.days())),
                week.hours() > 0,
                week.budget(),
                week.warningsWith(hours, outlook.days()));
    }
}
