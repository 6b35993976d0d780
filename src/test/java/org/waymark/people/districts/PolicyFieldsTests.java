package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFieldsTests {

    /** What the defaults are, and where each comes from, is the product's word: whoever changes one changes it here. */
    @Test
    void shipsWhatWorkingProgrammesPublished() {
        Policies shipped = Policies.SHIPPED;

        assertThat(new int[] {
                    shipped.enrolmentDays(), shipped.extensionDays(), shipped.weeklyHours(),
                    shipped.preCheckDays(), shipped.firstDecisionDays(), shipped.escalationDays(),
                    shipped.hardLimitDays(), shipped.coachOfferedAfter(), shipped.coachAskedAfter(),
                    shipped.readersOtherwise(), shipped.sampledPercent(), shipped.certificationAnchors(),
                    shipped.exactAgreementPercent(), shipped.certificationMonths(), shipped.appealFilingDays(),
                    shipped.appealDecisionDays(), shipped.smallGroup(), shipped.pairedScores(),
                    shipped.videoDays()
                })
                .containsExactly(365, 90, 2, 1, 5, 10, 14, 2, 3, 1, 20, 10, 80, 12, 30, 10, 5, 30, 180);
        assertThat(shipped.mostAttempts()).isEmpty();
        assertThat(shipped.weightedKappa()).isEqualTo(0.60);
        assertThat(shipped.readersOfSameSchool()).isFalse();
    }

    @Test
    void whatIsShippedIsValid() {
        assertThat(PolicyFields.of(Policies.SHIPPED).values()).hasSize(Policy.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "first-decision-days, 0, first-decision-days",
        "first-decision-days, five, first-decision-days",
        "first-decision-days, '', first-decision-days",
        "first-decision-days, 5.5, first-decision-days",
        "first-decision-days, -5, first-decision-days",
        "first-decision-days, 99999999999, first-decision-days",
        "pre-check-days, 6, first-decision-days",
        "first-decision-days, 11, escalation-days",
        "escalation-days, 15, hard-limit-days",
        "coach-offered-after, 4, coach-asked-after",
        "weighted-kappa, 1.01, weighted-kappa",
        "weighted-kappa, 0.605, weighted-kappa",
        "certification-anchors, 2, certification-anchors",
        "exact-agreement-percent, 101, exact-agreement-percent",
        "video-days, 40, video-days",
        "video-days, 29, video-days",
        "small-group, 2, small-group",
        "readers-of-same-school, 2, readers-of-same-school"
    })
    void refusesWhatCannotBe(String field, String typed, String told) {
        DistrictRefused refused = catchThrowableOfType(DistrictRefused.class, with(field, typed)::values);

        assertThat(refused.problems()).containsKey(told);
    }

    @ParameterizedTest
    @CsvSource({"weighted-kappa, 0.7, 70", "weighted-kappa, '0,7', 70", "weighted-kappa, 1, 100", "video-days, 50, 50"})
    void readsWhatPeopleType(String field, String typed, int value) {
        assertThat(with(field, typed).values()).containsValue(value);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Map<String, String> fields =
                new HashMap<>(PolicyFields.of(Policies.SHIPPED).fields());
        fields.put("video-days", "x");
        fields.put("small-group", "1");
        DistrictRefused refused = catchThrowableOfType(DistrictRefused.class, new PolicyFields(fields)::values);

        assertThat(refused.problems()).containsOnlyKeys("video-days", "small-group");
    }

    private static PolicyFields with(String field, String typed) {
        Map<String, String> fields =
                new HashMap<>(PolicyFields.of(Policies.SHIPPED).fields());
        fields.put(field, typed);
        return new PolicyFields(fields);
    }
}
