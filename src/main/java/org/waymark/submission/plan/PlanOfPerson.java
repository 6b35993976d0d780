package org.waymark.submission.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;
import org.waymark.submission.Phrase;

/** A person's goals, dates, week and noted time. */
@Component
@Order(21)
@Transactional(readOnly = true)
class PlanOfPerson implements PersonalData {

    private final EarningPlanRepository plans;
    private final TimeNoteRepository notes;
    private final WeeklyBudgetRepository budgets;
    private final Definitions definitions;

    PlanOfPerson(
            EarningPlanRepository plans,
            TimeNoteRepository notes,
            WeeklyBudgetRepository budgets,
            Definitions definitions) {
        this.plans = plans;
        this.notes = notes;
        this.budgets = budgets;
        this.definitions = definitions;
    }

    @Override
    public Set<String> tables() {
        return Set.of("earning_plan", "time_note", "weekly_budget");
    }

    @Override
    public String heading() {
        return "plan.title";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        long own = plans.countOf(person, district);
        if (own > 0) {
            lines.add(new Phrase("plan.privacy.plans", own));
        }
        long taps = notes.countOf(person, district);
        if (taps > 0) {
            lines.add(new Phrase("plan.privacy.notes", taps));
        }
        budgets.findByPersonAndDistrict(person, district)
                .ifPresent(budget -> lines.add(new Phrase("plan.privacy.week", budget.hours())));
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        budgets.findByPersonAndDistrict(person, district).ifPresent(budget -> all.put("hoursOfAWeek", budget.hours()));
        List<EarningPlanRepository.Row> rows = plans.of(person, district);
        var titles = definitions.titles(
                rows.stream().map(EarningPlanRepository.Row::version).toList(), district);
        List<Map<String, Object>> own = new ArrayList<>();
        for (EarningPlanRepository.Row row : rows) {
            Map<String, Object> facts = new LinkedHashMap<>();
            EarningPlan plan = row.plan();
            facts.put("microCredential", titles.getOrDefault(row.version(), ""));
            if (plan.goal() != null) {
                facts.put("goal", plan.goal());
            }
            facts.put("beganOn", plan.beganOn().toString());
            facts.put("endsOn", plan.endsOn().toString());
            facts.put("extended", plan.isExtended());
            facts.put("onHold", plan.isHeld());
            facts.put("left", plan.isLeft());
            facts.put("startsFromWhatIsThere", plan.startsFromWhatIsThere());
            facts.put("dates", texts(plan.milestones()));
            facts.put("saidToBeThereOn", texts(plan.already()));
            facts.put("minutes", notes.of(plan.id(), district));
            own.add(facts);
        }
        if (!own.isEmpty()) {
            all.put("plans", own);
        }
        if (!all.isEmpty()) {
            archive.json("plan/plan.json", all);
        }
    }

    private static Map<String, String> texts(Map<?, ?> dates) {
        Map<String, String> texts = new LinkedHashMap<>();
        dates.forEach((what, day) -> texts.put(String.valueOf(what), String.valueOf(day)));
        return texts;
    }
}
