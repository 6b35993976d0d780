package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTests {

    /** A Thursday. */
    private static final LocalDate BEGINS = LocalDate.of(2026, 1, 1);

    private final List<Instant> clock = new ArrayList<>();
    private final List<String> lived = new ArrayList<>();
    private final Timeline time = new Timeline(BEGINS, clock::add);

    @Test
    void daysComeInTheirOrderWhatOneBringsToALaterOneIncluded() {
        time.after(5, () -> lived.add("later"));
        time.after(0, () -> {
            lived.add("first");
            time.after(1, () -> lived.add("brought"));
        });

        time.live(() -> lived.add("morning"));

        assertThat(lived).containsExactly("morning", "first", "morning", "brought", "morning", "later");
    }

    @Test
    void whatWouldFallOnASaturdayHappensOnMondayAfternoon() {
        time.after(2, () -> lived.add("weekend"));

        time.live(() -> {});

        assertThat(clock).containsExactly(Instant.parse("2026-01-05T20:30:00Z"));
    }
}
