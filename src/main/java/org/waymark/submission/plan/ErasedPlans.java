package org.waymark.submission.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;

/** What a person meant to do, and their time, goes; before the work that it is for. */
@Component
@Order(29)
@Transactional
class ErasedPlans implements ErasurePart {

    private final EarningPlanRepository plans;
    private final TimeNoteRepository notes;
    private final WeeklyBudgetRepository budgets;

    ErasedPlans(EarningPlanRepository plans, TimeNoteRepository notes, WeeklyBudgetRepository budgets) {
        this.plans = plans;
        this.notes = notes;
        this.budgets = budgets;
    }

    @Override
    public String name() {
        return "plans";
    }

    @Override
    public Set<String> tables() {
        return Set.of("earning_plan", "time_note", "weekly_budget");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        long own = plans.countOf(erasure.person(), erasure.district());
        if (own > 0) {
            lines.add(ErasureLine.erased("plan.erasure.plans", own));
        }
        long taps = notes.countOf(erasure.person(), erasure.district());
        if (taps > 0) {
            lines.add(ErasureLine.erased("plan.erasure.notes", taps));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        notes.remove(erasure.person(), erasure.district());
        plans.remove(erasure.person(), erasure.district());
        budgets.remove(erasure.person(), erasure.district());
    }
}
