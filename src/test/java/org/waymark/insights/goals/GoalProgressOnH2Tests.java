package org.waymark.insights.goals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waymark.OnH2;
import org.waymark.TestQueries;
import org.waymark.people.earners.Audience;

@OnH2
class GoalProgressOnH2Tests extends GoalProgressContract {

    @Test
    void thePageOfAllGoalsAsksAsMuchHoweverManyThereAre() {
        earned(12);
        long one = asked("/insights/goals");
        more();
        assertThat(asked("/insights/goals")).isEqualTo(one);
    }

    @Test
    void theReportAsksAsMuchHoweverManyGoalsThereAre() {
        earned(12);
        long one = asked("/insights/goals/report");
        more();
        assertThat(asked("/insights/goals/report")).isEqualTo(one);
    }

    @Test
    void thePageOfOneGoalAsksAsMuchHoweverManyContributed() {
        earned(12);
        long few = asked("/goals/READ/progress");
        earned(12);
        assertThat(asked("/goals/READ/progress")).isEqualTo(few);
    }

    @Test
    void thePageOfOneGoalAsksTheRegisterForNamesAlone() {
        earned(12);
        assertThat(TestQueries.texts(
                        jdbc,
                        () -> assertThat(get("/goals/READ/progress", lead()).getStatus())
                                .isEqualTo(200)))
                .anyMatch(text -> text.contains("staff_school"))
                .noneMatch(text -> text.contains("staff_record"));
    }

    @Test
    void theApiAsksAsMuchHoweverManyGoalsThereAre() {
        earned(12);
        long one = askedByOperator();
        more();
        assertThat(askedByOperator()).isEqualTo(one);
    }

    private long askedByOperator() {
        return TestQueries.during(
                jdbc,
                () -> assertThat(web.get()
                                .uri("/api/insights/goals?district=" + work().district())
                                .header("Authorization", "Bearer an-admin-token-for-tests"))
                        .hasStatusOk());
    }

    private void more() {
        for (int i = 0; i < 10; i++) {
            TestGoals.goal("MORE-" + i, Set.of(Audience.EDUCATOR), work().district(), context);
        }
        earned(12);
    }

    private long asked(String path) {
        return TestQueries.during(
                jdbc, () -> assertThat(get(path, lead()).getStatus()).isEqualTo(200));
    }
}
