package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.lti.LineItemUrl;
import org.waymark.people.DistrictId;

class GradebookCellTests {

    private static final Instant NOON = Instant.parse("2027-05-03T12:00:00.123456Z");
    private static final Instant NOON_IN_MILLIS = Instant.parse("2027-05-03T12:00:00.123Z");

    private final GradebookCell cell = new GradebookCell(
            DistrictId.fresh(), UUID.randomUUID(), LineItemUrl.valueOf("https://lms.example/items/1?type_id=2"), "4");
    private final ScorePublicationId first = ScorePublicationId.fresh();
    private final ScorePublicationId second = ScorePublicationId.fresh();

    // AGS 2.0, 3.4.2
    @Test
    @Requirement(66)
    void datesAScoreInMilliseconds() {
        assertThat(cell.date(first, ScoreKind.SUBMITTED, NOON)).isEqualTo(NOON_IN_MILLIS);
    }

    @Test
    @Requirement(66)
    @Quirk("moodle S1")
    void datesAScoreOfTheSameSecondOneSecondLater() {
        cell.date(first, ScoreKind.SUBMITTED, NOON);

        assertThat(cell.date(second, ScoreKind.AWARDED, NOON.plusMillis(300))).isEqualTo(NOON_IN_MILLIS.plusSeconds(1));
    }

    @Test
    @Requirement(66)
    void datesAScoreOfEarlierWorkAfterTheLastOne() {
        cell.date(first, ScoreKind.SUBMITTED, NOON);

        assertThat(cell.date(second, ScoreKind.AWARDED, NOON.minusSeconds(60)))
                .isEqualTo(NOON_IN_MILLIS.plusSeconds(1));
    }

    @Test
    @Requirement(66)
    void keepsTheMomentOfAScoreThatIsLateEnough() {
        cell.date(first, ScoreKind.SUBMITTED, NOON);

        assertThat(cell.date(second, ScoreKind.AWARDED, NOON.plusSeconds(90)))
                .isEqualTo(NOON_IN_MILLIS.plusSeconds(90));
    }

    @Test
    void letsOneScoreGoAtATime() {
        cell.claim(first, NOON);

        assertThat(cell.claim(second, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void letsTheSameScoreComeAgainAfterItsProcessWasKilled() {
        cell.claim(first, NOON);

        assertThat(cell.claim(first, NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void letsAnotherGoOnceTheFirstIsThroughOrLost() {
        cell.claim(first, NOON);
        assertThat(cell.claim(second, NOON.plus(Duration.ofMinutes(6)))).isTrue();

        cell.release(second);
        assertThat(cell.claim(first, NOON.plus(Duration.ofMinutes(6)))).isTrue();
    }

    @Test
    void holdsItsCellForAsLongAsASlowLmsCanTake() {
        cell.claim(first, NOON);

        assertThat(cell.claim(second, NOON.plus(Duration.ofMinutes(4)))).isFalse();
    }

    @Test
    void isNotReleasedByAScoreThatDoesNotHoldIt() {
        cell.claim(first, NOON);

        cell.release(second);

        assertThat(cell.claim(second, NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void knowsWhichScoreWasTheLast() {
        cell.date(first, ScoreKind.SUBMITTED, NOON);
        cell.date(second, ScoreKind.AWARDED, NOON);

        assertThat(cell.wasLast(first)).isFalse();
        assertThat(cell.wasLast(second)).isTrue();
    }

    @Test
    @Quirk("moodle S2")
    void holdsAGradeFromItsAwardToItsWithdrawal() {
        cell.date(first, ScoreKind.AWARDED, NOON);
        assertThat(cell.graded()).isTrue();

        cell.date(second, ScoreKind.WITHDRAWN, NOON);
        assertThat(cell.graded()).isFalse();
    }
}
