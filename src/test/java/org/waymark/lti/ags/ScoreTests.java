package org.waymark.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;
import tools.jackson.databind.json.JsonMapper;

class ScoreTests {

    private static final Instant DECIDED = Instant.parse("2027-05-03T14:02:03.123456789Z");
    private static final Instant SUBMITTED = Instant.parse("2027-05-01T08:00:00Z");
    private static final Instant STARTED = Instant.parse("2027-04-01T08:00:00Z");

    // AGS 2.0, 3.4
    @Test
    @Requirement({66, 67, 68, 69})
    void ofAnAwardIsTheWholeMaximumFullyGraded() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "Earned", SUBMITTED, STARTED)))
                .isEqualTo("""
                        {"userId":"4","timestamp":"2027-05-03T14:02:03.123Z","scoreGiven":100,"scoreMaximum":100,\
                        "comment":"Earned","activityProgress":"Completed","gradingProgress":"FullyGraded",\
                        "submission":{"startedAt":"2027-04-01T08:00:00.000Z","submittedAt":"2027-05-01T08:00:00.000Z"}}""");
    }

    // Submitted work carries no score
    @Test
    @Requirement({67, 68})
    void ofSubmittedWorkCarriesNoScore() {
        assertThat(json(Score.submitted("4", DECIDED, "Handed in", SUBMITTED, null)))
                .isEqualTo("""
                        {"userId":"4","timestamp":"2027-05-03T14:02:03.123Z","comment":"Handed in","activityProgress":"Submitted",\
                        "gradingProgress":"PendingManual","submission":{"submittedAt":"2027-05-01T08:00:00.000Z"}}""");
    }

    @Test
    @Requirement(70)
    void neverNamesWhoScored() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "Earned", SUBMITTED, STARTED)))
                .doesNotContain("scoringUserId");
    }

    // AGS 2.0, 3.4.11
    @Test
    @Requirement(69)
    void withAnEmptyCommentClearsIt() {
        assertThat(json(Score.awarded("4", DECIDED, 100, "", SUBMITTED, STARTED)))
                .contains("\"comment\":\"\"");
    }

    // AGS 2.0, 3.4.4
    @Test
    @Requirement(67)
    void thatIsGivenNeedsAMaximum() {
        assertThatThrownBy(() -> given(BigDecimal.ONE, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement(67)
    @Quirk("moodle S4")
    void isNotNegative() {
        assertThatThrownBy(() -> given(new BigDecimal("-1"), BigDecimal.TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement(67)
    @Quirk("moodle S4")
    void hasAPositiveMaximum() {
        assertThatThrownBy(() -> given(BigDecimal.ZERO, BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Requirement(68)
    void isNotSubmittedBeforeItWasStarted() {
        assertThatThrownBy(() -> Score.submitted("4", DECIDED, "Handed in", STARTED, SUBMITTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // AGS 2.0, 3.4.4: no given score clears the one before
    @Test
    @Requirement(67)
    void ofAWithdrawnAwardGivesNothingAndSaysSo() {
        assertThat(json(Score.withdrawn("4", DECIDED, "Withdrawn"))).isEqualTo("""
                        {"userId":"4","timestamp":"2027-05-03T14:02:03.123Z","comment":"Withdrawn",\
                        "activityProgress":"Initialized","gradingProgress":"NotReady"}""");
    }

    @Test
    @Quirk("brightspace ags")
    void isNotAboveItsMaximum() {
        assertThatThrownBy(() -> given(new BigDecimal("10.5"), BigDecimal.TEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Blackboard documents a whole scoreMaximum
    @Test
    @Quirk({"blackboard ags", "sakai ags"})
    void isWrittenInWholeNumbersWhereItIsWhole() {
        assertThat(json(given(new BigDecimal("1E+2"), new BigDecimal("100.00"))))
                .contains("\"scoreGiven\":100,\"scoreMaximum\":100,");
    }

    // Blackboard answers 400 "Invalid date string" to a time without zone
    @Test
    @Requirement(66)
    @Quirk("blackboard ags")
    void isDatedWithItsZone() {
        assertThat(json(Score.awarded("4", Instant.parse("2027-05-03T14:00:00Z"), 100, "", SUBMITTED, null)))
                .contains("\"timestamp\":\"2027-05-03T14:00:00.000Z\"");
    }

    @Test
    @Quirk("canvas ags")
    void tellsCanvasOfTheSubmission() {
        Score score = Score.submitted("4", DECIDED, "Handed in", SUBMITTED, null)
                .with(new CanvasSubmission(true, "https://tool.example/lti/launch", SUBMITTED, true));
        assertThat(json(score)).endsWith("""
                        "https://canvas.instructure.com/lti/submission":{"new_submission":true,\
                        "submission_type":"basic_lti_launch","submission_data":"https://tool.example/lti/launch",\
                        "submitted_at":"2027-05-01T08:00:00.000Z","prioritize_non_tool_grade":true}}""");
    }

    // AGS 2.0, 3.4.7 and 3.4.8
    @Test
    @Requirement(67)
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
                null,
                null);
    }

    private static String json(Score score) {
        return JsonMapper.builder().build().writeValueAsString(score.json());
    }
}
