package org.waymark.submission.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.StartingPoint;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionStatus;
import org.waymark.submission.Submissions;

/** Hours, reward and what it asks of one's week, before somebody begins. */
@Component
class StartOffer implements StartingPoint {

    private final Plans plans;
    private final Submissions submissions;

    StartOffer(Plans plans, Submissions submissions) {
        this.plans = plans;
        this.submissions = submissions;
    }

    /**
     * What is read before beginning.
     *
     * @param days the window, and by how many it can be extended
     * @param weeks over which it is declared to go
     * @param own what it asks of each of them
     * @param all what everything begun asks of each week, with this
     * @param budget hours of a week that the person gives to it
     */
    record View(
            int hours,
            int days,
            int extension,
            int weeks,
            MessageSourceResolvable own,
            MessageSourceResolvable all,
            boolean others,
            int budget,
            List<MessageSourceResolvable> warnings) {

        public int longestGoal() {
            return PlanForm.LONGEST_GOAL;
        }
    }

    /** What is read before earning it anew. */
    record Anew(Submissions.Anew offer, String slug) {}

    @Override
    public Optional<Said> before(DefinitionVersion credential, SignedInPerson me) {
        Plans.Own own = plans.own(me);
        SubmissionStatus begun = own.rows().stream()
                .filter(row -> row.definition().equals(credential.definition()))
                .map(EarningPlanRepository.Row::status)
                .findFirst()
                .orElse(null);
        // After an appeal that was won, the draft that was begun meanwhile is put away.
        if (begun == SubmissionStatus.AWARDED || begun == SubmissionStatus.WITHDRAWN) {
            return submissions
                    .anew(credential, me.id(), me.district())
                    .map(anew -> new Said("submission/plan/anew", new Anew(anew, credential.slug()), true));
        }
        return begun == null
                ? Optional.of(new Said("submission/plan/start", view(credential, own, me), false))
                : Optional.empty();
    }

    private View view(DefinitionVersion credential, Plans.Own mine, SignedInPerson me) {
        Plans.Outlook outlook = plans.outlook(mine, me);
        int hours = credential.content().workload().contactHours();
        int window = Math.max(1, outlook.days() / 7);
        int declared = Commitment.weeks(credential.content().workload().elapsedWeeks());
        int weeks = declared == 0 ? window : Math.min(declared, window);
        Week week = outlook.week();
        int own = Week.more(hours, weeks);
        return new View(
                hours,
                outlook.days(),
                outlook.extension(),
                weeks,
                Commitment.aWeek(own),
                Commitment.aWeek(week.minutes() + own),
                week.minutes() > 0,
                week.budget(),
                week.warningsWith(hours, weeks));
    }
}
