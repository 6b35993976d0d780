package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

class GradebookEntryTests {

    private final GradebookEntry entry = new GradebookEntry(
            DistrictId.fresh(),
            PlacementId.fresh(),
            PersonId.fresh(),
            DefinitionId.fresh(),
            "sub-4",
            "en",
            Instant.parse("2027-05-03T11:00:00Z"));

    @Test
    void beginsAnewWhenTheColumnStandsForAnotherMicroCredential() {
        entry.gradeOnItsWay();

        entry.follow(DefinitionId.fresh());

        assertThat(entry.graded()).isFalse();
    }

    @Test
    void isToldAgainAfterItsAwardWasWithdrawn() {
        entry.gradeOnItsWay();

        entry.gradeWithdrawn();

        assertThat(entry.graded()).isFalse();
    }

    @Test
    void isGradedByTheLmsOnlyWhileTheLastLaunchWasALearners() {
        entry.launchedAsLearner(false);

        assertThat(entry.gradable()).isFalse();
    }
}
