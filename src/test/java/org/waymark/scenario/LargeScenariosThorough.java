package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.insights.questions.Barrier;
import org.waymark.recognition.Entitlements;

/** The programmes with hundreds of awards. */
@OnH2
class LargeScenariosThorough extends LivedScenarios {

    @Autowired
    Entitlements entitlements;

    @ParameterizedTest
    @EnumSource(names = {"S4", "S5"})
    void asManyEarnAsManyAsThen(Scenario scenario) {
        requireSums(scenario);
        requireSummary(scenario, scenario == Scenario.S4 ? withPathway() : 0, 0);
    }

    /** Of three who are eligible, two put their names in. */
    @Test
    void thePoolOfTeacherLeadersShowsThoseWhoPutTheirNamesIn() {
        assertThat(count("eligibility where ended_at is null and district_id = ?", Scenario.S4))
                .isEqualTo((int) withPathway());
        assertThat(count("pool_entry where withdrawn_at is null and district_id = ?", Scenario.S4))
                .isEqualTo((int) (withPathway() * 2 + 2) / 3);
    }

    private static long withPathway() {
        return Scenario.S4.work().awards().stream()
                .filter(awards -> awards >= 3)
                .count();
    }

    @Test
    void seventyAndFiftySixInAHundredOfThoseWithoutSayWhy() {
        assertThat(figures(Scenario.S4).answers().people()).isEqualTo(68);
        assertThat(figures(Scenario.S4).answers().reasons())
                .containsEntry(Barrier.TOO_MUCH_WORK.name(), 48)
                .containsEntry(Barrier.NEED_CREDIT.name(), 38);
    }

    @Test
    void whoHasThePathwayIsEligible() {
        assertThat(entitlements.inForce(lived(Scenario.S4).district()).rows()).isEqualTo(withPathway());
    }
}
