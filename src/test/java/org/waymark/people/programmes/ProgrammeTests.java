package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.waymark.people.DistrictId;

class ProgrammeTests {

    private static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");

    private final Programme programme =
            new Programme(ProgrammeId.fresh(), DistrictId.fresh(), TestProgrammes.plan("Early literacy"), null, NOW);

    @Test
    void takesWhatALeadDecides() {
        programme.change(TestProgrammes.pilot("Reading"), 0);

        assertThat(programme.plan()).isEqualTo(TestProgrammes.pilot("Reading"));
    }

    @Test
    void doesNotTakeWhatWasDecidedOverAnOlderEdition() {
        ProgrammeConflict conflict = catchThrowableOfType(
                ProgrammeConflict.class, () -> programme.change(TestProgrammes.plan("Reading"), 7));

        assertThat(conflict.saved()).isEqualTo(TestProgrammes.plan("Early literacy"));
        assertThat(conflict.edition()).isZero();
    }

    @Test
    void isNotChangedAfterItHasEnded() {
        programme.end(null, NOW);

        assertThatThrownBy(() -> programme.change(TestProgrammes.plan("Reading"), 0))
                .isInstanceOf(ProgrammeEnded.class);
    }

    @Test
    void canBeReopened() {
        programme.end(null, NOW);
        programme.reopen();

        assertThat(programme.hasEnded()).isFalse();
    }

    @Test
    void endsOnce() {
        programme.end(null, NOW);
        programme.end(null, NOW.plusSeconds(60));

        assertThat(programme.endedAt()).isEqualTo(NOW);
    }
}
