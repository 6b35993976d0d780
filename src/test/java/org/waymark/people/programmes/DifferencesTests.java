package org.waymark.people.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.people.PersonId;

class DifferencesTests {

    @Test
    void thereAreNoneBetweenTheSame() {
        assertThat(Differences.between(TestProgrammes.plan("One"), TestProgrammes.plan("One"), Map.of(), Map.of()))
                .isEmpty();
    }

    @Test
    void areToldFieldByField() {
        assertThat(Differences.between(TestProgrammes.plan("One"), TestProgrammes.pilot("Other"), Map.of(), Map.of()))
                .containsOnlyKeys("name", "pilot", "pilotSize");
    }

    @Test
    void tellWhatWasSaved() {
        PersonId coach = PersonId.fresh();
        assertThat(Differences.between(
                                TestProgrammes.plan("Coached"),
                                TestProgrammes.coachedBy(coach),
                                Map.of(),
                                Map.of(coach.id(), "Cora Diaz"))
                        .get("coach")
                        .getArguments())
                .containsExactly("Cora Diaz");
    }
}
