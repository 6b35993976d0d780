package org.waymark.scenario;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.insights.counting.Summaries;
import org.waymark.insights.questions.Questions;
import org.waymark.insights.views.FirstViews;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What those say who earned nothing, when they are asked what kept them; and what is counted in the end. */
@Component
@Profile("sandbox")
class ScenarioQuestions {

    private static final List<Integer> ASKED_AFTER = List.of(50, 80);

    private final FirstViews views;
    private final Questions questions;
    private final Summaries summaries;

    ScenarioQuestions(FirstViews views, Questions questions, Summaries summaries) {
        this.views = views;
        this.questions = questions;
        this.summaries = summaries;
    }

    /** From time to time; nobody is asked twice. */
    void ask(Scenario scenario, ScenarioPeople.There there, DistrictId district, Timeline time) {
        scenario.reasons().ifPresent(reasons -> {
            List<PersonId> without = there.members()
                    .subList(scenario.work().awards().size(), there.members().size());
            ASKED_AFTER.forEach(days -> time.after(days, () -> {
                views.write();
                questions.ask(district);
                for (int n = 0; n < without.size(); n++) {
                    PersonId person = without.get(n);
                    List<String> said = reasons.of(n, without.size());
                    questions
                            .open(person, district)
                            .forEach(asked -> questions.end(asked, said, null, person, district));
                }
            }));
        });
    }

    /** So that the pages of leads have all of it from their first look on. */
    void count(DistrictId district) {
        summaries.count(district);
    }
}
