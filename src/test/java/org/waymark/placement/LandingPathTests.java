package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waymark.catalog.DefinitionId;
import org.waymark.submission.SubmissionId;

class LandingPathTests {

    private final PlacementId place = PlacementId.fresh();
    private final DefinitionId definition = DefinitionId.fresh();
    private final SubmissionId started = SubmissionId.fresh();

    @Test
    void bringsALearnerWhoHasNotStartedToTheMicroCredential() {
        assertThat(path(true, false, false, true, false)).isEqualTo("/credentials/small-groups");
    }

    @Test
    void bringsALearnerWhoHasStartedToTheirLatestAttempt() {
        assertThat(path(true, false, false, true, true)).isEqualTo("/submissions/" + started);
    }

    @Test
    void bringsALearnerToTheListWhereNothingIsKnown() {
        assertThat(path(true, false, false, false, false)).isEqualTo("/credentials");
    }

    @Test
    void treatsALearnerWhoAlsoReadsAsALearner() {
        assertThat(path(true, true, true, true, false)).isEqualTo("/credentials/small-groups");
    }

    @Test
    void bringsAReaderToTheQueue() {
        assertThat(path(false, true, true, true, false)).isEqualTo("/reviews");
    }

    @Test
    void bringsAReaderToTheQueueWhereNothingIsKnown() {
        assertThat(path(false, true, true, false, false)).isEqualTo("/reviews");
    }

    @Test
    void bringsAnAuthorToThePageOfTheLink() {
        assertThat(path(false, true, false, true, false)).isEqualTo("/placements/" + place);
    }

    @Test
    void letsAnAuthorChooseWhereNothingIsKnown() {
        assertThat(path(false, true, false, false, false)).isEqualTo("/pick?placement=" + place);
    }

    @Test
    void bringsEveryoneElseHome() {
        assertThat(path(false, false, false, true, false)).isEqualTo("/home");
        assertThat(path(false, false, false, false, false)).isEqualTo("/home");
    }

    private String path(boolean learner, boolean author, boolean reads, boolean known, boolean hasStarted) {
        Placed placed = new Placed(place, known ? definition : null, hasStarted ? started : null);
        return LaunchLandings.path(
                learner, author, () -> reads, placed, () -> known ? Optional.of("small-groups") : Optional.empty());
    }
}
