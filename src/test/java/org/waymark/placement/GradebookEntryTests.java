package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

class GradebookEntryTests {

    private static final Instant NOON = Instant.parse("2027-05-03T12:00:00.123456Z");
    private static final Instant NOON_IN_MILLIS = Instant.parse("2027-05-03T12:00:00.123Z");

    private final GradebookEntry entry = new GradebookEntry(
            DistrictId.fresh(),
            PlacementId.fresh(),
            PersonId.fresh(),
            DefinitionId.fresh(),
            "sub-4",
            "en",
            Instant.parse("2027-05-03T11:00:00Z"));

    @Test
    void datesAScoreInMilliseconds() {
        assertThat(entry.nextScoreAt(NOON)).isEqualTo(NOON_IN_MILLIS);
    }

    @Test
    void datesAScoreOfTheSameSecondOneSecondLater() {
        entry.nextScoreAt(NOON);

        assertThat(entry.nextScoreAt(NOON.plusMillis(300))).isEqualTo(NOON_IN_MILLIS.plusSeconds(1));
    }

    @Test
    void datesAScoreOfEarlierWorkAfterTheLastOne() {
        entry.nextScoreAt(NOON);

        assertThat(entry.nextScoreAt(NOON.minusSeconds(60))).isEqualTo(NOON_IN_MILLIS.plusSeconds(1));
    }

    @Test
    void keepsTheMomentOfAScoreThatIsLateEnough() {
        entry.nextScoreAt(NOON);

        assertThat(entry.nextScoreAt(NOON.plusSeconds(90))).isEqualTo(NOON_IN_MILLIS.plusSeconds(90));
    }

    @Test
    void beginsAnewWhenTheColumnStandsForAnotherMicroCredential() {
        entry.gradeOnItsWay();

        entry.follow(DefinitionId.fresh());

        assertThat(entry.graded()).isFalse();
    }
}
