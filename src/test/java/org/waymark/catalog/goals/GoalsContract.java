package org.waymark.catalog.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;

abstract class GoalsContract {

    @Autowired
    Goals goals;

    @Autowired
    TestPeople people;

    @Test
    void belongToTheirDistrictAlone() {
        DistrictId here = people.district();
        goals.put(plan("READ"), here, "operator", "OPERATOR");

        assertThat(goals.of(here)).extracting(GoalView::code).containsExactly("READ");
        assertThat(goals.byCode("READ", people.district())).isEmpty();
    }

    static GoalPlan plan(String code) {
        return new GoalPlan(
                code,
                "Every child reads by nine",
                "Because reading opens the rest",
                Set.of(Audience.EDUCATOR, Audience.PRINCIPAL),
                LocalDate.of(2026, 8, 1),
                LocalDate.of(2027, 7, 31),
                "Office of literacy",
                "A micro-credential on reading");
    }
}
