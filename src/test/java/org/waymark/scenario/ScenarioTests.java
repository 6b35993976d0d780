package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.settings.BadSetting;

class ScenarioTests {

    @Test
    void ofOneHundredAndNinetyOneTwoInThreeEarnThreeOrFourEach() {
        assertThat(Scenario.S4.members()).isEqualTo(191);
        assertThat(earners(Scenario.S4)).isEqualTo(123);
        assertThat(Scenario.S4.awards()).isEqualTo(414);
        assertThat(Scenario.S4.submissions()).isBetween(828, 1_242);
    }

    @Test
    void fiveHundredAndFortySixGoToOneHundredAndFiftyFour() {
        assertThat(earners(Scenario.S5)).isEqualTo(154);
        assertThat(Scenario.S5.awards()).isEqualTo(546);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyEarnsMoreThanThereIs(Scenario scenario) {
        assertThat(Collections.max(scenario.work().awards()))
                .isLessThanOrEqualTo(scenario.work().credentials());
        assertThat(earners(scenario)).isLessThanOrEqualTo(scenario.members());
    }

    /** She is the one of them whom the guide names for what earners see. */
    @ParameterizedTest
    @EnumSource
    void theFirstTeacherEarnsTheMost(Scenario scenario) {
        assertThat(scenario.work().awards())
                .first()
                .isEqualTo(Collections.max(scenario.work().awards()));
    }

    @Test
    void oneIsChosenByItsName() {
        assertThat(Scenario.chosen("S4")).contains(Scenario.S4);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void withoutANameItIsTheSmallCourse(String setting) {
        assertThat(Scenario.chosen(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S7", "s4", "four"})
    void aNameOfNoneIsRefusedWithThoseThatThereAre(String setting) {
        assertThatThrownBy(() -> Scenario.chosen(setting))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(setting)
                .hasMessageContaining("S1, S2, S3, S4, S5, S6, S8");
    }

    private static int earners(Scenario scenario) {
        return scenario.work().awards().size();
    }
}
