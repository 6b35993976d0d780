package org.waymark.insights.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.insights.groups.Counted;

class PeopleTallyTests {

    private static final YearMonth NOW = YearMonth.of(2027, 3);
    private static final Instant THEN = Instant.parse("2027-03-09T12:00:00Z");

    private final PeopleTally tally = new PeopleTally(List.of(), NOW);
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void somebody() {
        tally.person(person, null, null, null);
    }

    @Test
    void whoBeginsSeveralInAMonthIsOneOfThoseWhoBegan() {
        began("A", NOW);
        began("B", NOW);

        assertThat(tally.months()).containsExactly(new Counted("2027-03", List.of(1, 0)));
    }

    @Test
    void whoBeginsAgainInAnotherMonthIsInBoth() {
        began("A", NOW.minusMonths(14));
        began("B", NOW);

        assertThat(tally.months())
                .containsExactly(new Counted("2026-01", List.of(1, 0)), new Counted("2027-03", List.of(1, 0)));
    }

    @Test
    void oneAwardOfWhatBeganInAMonthIsEnoughToHaveEarned() {
        tally.came(person, "A", Stages.EARNED, NOW, THEN);
        began("B", NOW);
        began("C", NOW.minusMonths(1));

        assertThat(tally.months())
                .containsExactly(new Counted("2027-02", List.of(1, 0)), new Counted("2027-03", List.of(1, 1)));
    }

    @Test
    void whatBeganMoreThanFiveYearsAgoIsInNoMonth() {
        began("A", NOW.minusYears(6));

        assertThat(tally.months()).isEmpty();
    }

    private void began(String credential, YearMonth month) {
        tally.came(person, credential, Stages.ENROLLED, month, null);
    }
}
