package org.waymark.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScoreTests {

    private static final Instant DECIDED = Instant.parse("2027-05-03T14:02:03.123456789Z");
    private static final Instant SUBMITTED = Instant.parse("2027-05-01T08:00:00Z");
    private static final Instant STARTED = Instant.parse("2027-04-01T08:00:00Z");

    // AGS 2.0, 3.4 (requirements 66 to 69)
    @Test
    void ofAnAwardIsTheWholeMaximumFullyGraded() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "Earned", SUBMITTED, STARTED)))
                .isEqualTo("""
                        {"userId":"4","timestamp":"2027-05-03T14:02:03.123Z","scoreGiven":100,"scoreMaximum":100,\
                        "comment":"Earned","activityProgress":"Completed","gradingProgress":"FullyGraded",\
                        "submission":{"startedAt":"2027-04-01T08:00:00.000Z","submittedAt":"2027-05-01T08:00:00.000Z"}}""");
    }

    // Requirement 67: submitted work carries no score
    @Test
    void ofSubmittedWorkCarriesNoScore() {
        assertThat(json(Score.submitted("4", DECIDED, SUBMITTED, null))).isEqualTo("""
                        {"userId":"4","timestamp":"2027-05-03T14:02:03.123Z","activityProgress":"Submitted",\
                        "gradingProgress":"PendingManual","submission":{"submittedAt":"2027-05-01T08:00:00.000Z"}}""");
    }

    // Requirement 70
    @Test
    void neverNamesWhoScored() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "Earned", SUBMITTED, STARTED)))
                .doesNotContain("scoringUserId");
    }

    // AGS 2.0, 3.4.11 (requirement 69)
    @Test
    void withAnEmptyCommentClearsIt() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "", SUBMITTED, STARTED)))
                .contains("\"comment\":\"\"");
    }

    // AGS 2.0, 3.4.4 (requirement 67)
    @Test
    void thatIsGivenNeedsAMaximum() {
        assertThatThrownBy(() -> given(BigDecimal.ONE, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotNegative() {
        assertThatThrownBy(() -> given(new BigDecimal("-1"), BigDecimal.TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasAPositiveMaximum() {
        assertThatThrownBy(() -> given(BigDecimal.ZERO, BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    // Requirement 68
    @Test
    void isNotSubmittedBeforeItWasStarted() {
        assertThatThrownBy(() -> Score.submitted("4", DECIDED, STARTED, SUBMITTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Requirement 66: a second apart at least
    @Test
    void comesASecondAfterTheLastOne() {
        Score score = Score.submitted("4", SUBMITTED, SUBMITTED, null);
        assertThat(score.after(SUBMITTED.plusMillis(500)).timestamp()).isEqualTo(SUBMITTED.plusMillis(1500));
    }

    @Test
    void keepsItsTimeWhenTheLastOneIsLongAgo() {
        Score score = Score.submitted("4", SUBMITTED, SUBMITTED, null);
        assertThat(score.after(STARTED)).isSameAs(score);
    }

    // AGS 2.0, 3.4.7 and 3.4.8
    @Test
    void usesTheWordsOfTheSpecification() {
        assertThat(Arrays.stream(ActivityProgress.values()).map(ActivityProgress::wire))
                .containsExactly("Initialized", "Started", "InProgress", "Submitted", "Completed");
        assertThat(Arrays.stream(GradingProgress.values()).map(GradingProgress::wire))
                .containsExactly("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady");
    }

    private static Score given(BigDecimal given, BigDecimal maximum) {
        return new Score(
                "4",
                DECIDED,
                given,
                maximum,
                null,
                ActivityProgress.COMPLETED,
                GradingProgress.FULLY_GRADED,
                null,
                null);
    }

    private static String json(Score score) {
        return JsonMapper.builder().build().writeValueAsString(score.json());
    }
}
