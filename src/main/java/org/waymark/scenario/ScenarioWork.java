package org.waymark.scenario;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.CredentialShown;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.Rating;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.Revisions;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** What earners hand in and readers say of it, through the same services as their pages. */
@Component
@Profile("sandbox")
class ScenarioWork {

    private static final int WRITES = 10;
    private static final int OPENS_AGAIN = 4;
    private static final int TRIES_AGAIN = 12;

    /** As long as an award with three attempts takes, until the last is read. */
    private static final int LONGEST = WRITES + 2 * TRIES_AGAIN + 20;

    private static final Rating THERE = Rating.demonstrated("The reasons are given, and the examples show them.");
    private static final Rating NOT_THERE = new Rating(
            RubricLevel.APPROACHING,
            "Each step is told in order.",
            "Two of the examples come without what they changed.",
            "Write beside each example what you saw change in the work of your students.");

    private final Submissions submissions;
    private final Drafts drafts;
    private final Revisions revisions;
    private final Reviews reviews;
    private final ApplicationEventPublisher events;

    ScenarioWork(
            Submissions submissions,
            Drafts drafts,
            Revisions revisions,
            Reviews reviews,
            ApplicationEventPublisher events) {
        this.events = events;
        this.submissions = submissions;
        this.drafts = drafts;
        this.revisions = revisions;
        this.reviews = reviews;
    }

    /** Everybody's way to what they have in the end, and how far those came who have nothing. */
    void live(
            Scenario scenario,
            ScenarioPeople.There there,
            List<DefinitionVersion> offered,
            DistrictId district,
            Timeline time) {
        Set<SubmissionId> notThere = new HashSet<>();
        List<Integer> awards = scenario.work().awards();
        int span = scenario.work().days() - LONGEST - 14;
        int award = 0;
        for (int earner = 0; earner < awards.size(); earner++) {
            PersonId person = there.members().get(earner);
            int own = awards.get(earner);
            for (int which = 0; which < own; which++, award++) {
                DefinitionVersion version = offered.get(credential(scenario, earner, which, offered.size()));
                int attempts = scenario.attempts(award);
                int begins = 1 + earner * 13 % 14 + which * span / own;
                time.after(begins, () -> {
                    SubmissionId first = write(version, person, district);
                    time.after(
                            begins + WRITES,
                            () -> handIn(first, attempts, begins + WRITES, notThere, person, district, time));
                });
            }
        }
        beginOnly(scenario, there, offered, district, time);
        if (scenario == Scenario.S3) {
            time.after(scenario.work().days() - 7, () -> beginAll(there, offered, district));
        }
        Runnable reading = () -> read(there.readers(), notThere, district);
        time.live(reading);
        // The last are read on a day on which nobody hands in any more.
        time.after(scenario.work().days() - 5, () -> {});
        time.live(reading);
    }

    /**
     * In order where all of an area count; otherwise the first three, and then others for everyone.
     *
     * @param which of the earner's own
     */
    private static int credential(Scenario scenario, int earner, int which, int offered) {
        boolean inOrder = scenario == Scenario.S3 || scenario == Scenario.S8;
        int first = ScenarioCatalogue.IN_AREA;
        return inOrder || which < first ? which : first + (earner / 5 + which) % (offered - first);
    }

    /** Who earns nothing looks; of them each fourth begins, and each other fourth begins and brings a first piece. */
    private void beginOnly(
            Scenario scenario,
            ScenarioPeople.There there,
            List<DefinitionVersion> offered,
            DistrictId district,
            Timeline time) {
        int earners = scenario.work().awards().size();
        for (int n = earners; n < there.members().size(); n++) {
            PersonId person = there.members().get(n);
            DefinitionVersion version = offered.get(n % offered.size());
            int turn = n % 4;
            time.after(3 + n % 40, () -> {
                look(version, person, district);
                if (turn < 2) {
                    SubmissionId begun = submissions.start(version.definition(), person, district);
                    if (turn == 0) {
                        attach(begun, "A1", "C1", person, district);
                    }
                }
            });
        }
    }

    /** Everybody set out for all of them. */
    private void beginAll(ScenarioPeople.There there, List<DefinitionVersion> offered, DistrictId district) {
        there.members()
                .forEach(person ->
                        offered.forEach(version -> submissions.start(version.definition(), person, district)));
    }

    /** As they do who open its page. */
    private void look(DefinitionVersion version, PersonId person, DistrictId district) {
        events.publishEvent(new CredentialShown(version.definition(), person, district));
    }

    private SubmissionId write(DefinitionVersion version, PersonId person, DistrictId district) {
        look(version, person, district);
        SubmissionId draft = submissions.start(version.definition(), person, district);
        drafts.answer(
                draft,
                person,
                district,
                Map.of(
                        "O1", "My fifth grade: twenty-four children, some of whom learn in a second language.",
                        "R1", "The long introduction, since they had begun before I had finished."));
        attach(draft, "A1", "C1", person, district);
        attach(draft, "A2", "C2", person, district);
        return draft;
    }

    private void attach(SubmissionId draft, String asked, String criterion, PersonId person, DistrictId district) {
        drafts.attachText(
                draft,
                person,
                district,
                asked,
                "What I did and saw",
                "What was planned, what was done in class, and what could be seen of it afterwards.",
                Set.of(criterion));
    }

    /** @param left how many attempts it takes from here */
    private void handIn(
            SubmissionId attempt,
            int left,
            int day,
            Set<SubmissionId> notThere,
            PersonId person,
            DistrictId district,
            Timeline time) {
        if (left > 1) {
            notThere.add(attempt);
            time.after(day + OPENS_AGAIN, () -> {
                SubmissionId next = drafts.resubmit(attempt, person, district);
                revisions.change(next, person, district, Map.of("C2", "Each example says now what it changed."));
                time.after(
                        day + TRIES_AGAIN,
                        () -> handIn(next, left - 1, day + TRIES_AGAIN, notThere, person, district, time));
            });
        }
        drafts.submit(attempt, person, district, true);
    }

    private void read(List<PersonId> readers, Set<SubmissionId> notThere, DistrictId district) {
        for (PersonId reader : readers) {
            for (ReviewId review : reviews.assignedTo(reader, district)) {
                boolean all = !notThere.contains(
                        reviews.workRead(review, reader, district).submission());
                Map<String, Rating> ratings = new HashMap<>();
                for (String criterion : reviews.criteriaOf(review, reader, district)) {
                    ratings.put(criterion, all || criterion.equals("C1") ? THERE : NOT_THERE);
                }
                reviews.record(review, ratings, reader, district);
            }
        }
    }
}
