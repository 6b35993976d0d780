package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacesTests {

    private final AtomicLong nanos = new AtomicLong(-17);
    private final Paces paces = new Paces(60, nanos::get);

    @Test
    void aMinutesRequestsMayComeAtOnce() {
        assertThat(IntStream.range(0, 60).map(n -> paces.take("school"))).containsOnly(0);
        assertThat(paces.take("school")).isEqualTo(1);
    }

    @Test
    void oneMoreIsFreeWhenItsTimeHasCome() {
        IntStream.range(0, 60).forEach(n -> paces.take("school"));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(paces.take("school")));

        assertThat(paces.take("school")).isZero();
        assertThat(paces.take("school")).isPositive();
    }

    @Test
    void nobodyUsesUpWhatIsAnothers() {
        IntStream.range(0, 61).forEach(n -> paces.take("school"));

        assertThat(paces.take("another")).isZero();
    }

    @Test
    void aLongRestSavesUpNoMoreThanAMinute() {
        paces.take("school");
        nanos.addAndGet(TimeUnit.DAYS.toNanos(1));

        assertThat(IntStream.range(0, 61)
                        .map(n -> paces.take("school"))
                        .filter(wait -> wait > 0)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noLimitIsNone() {
        Paces any = new Paces(0, nanos::get);

        assertThat(IntStream.range(0, 10_000).map(n -> any.take("school"))).containsOnly(0);
    }
}
