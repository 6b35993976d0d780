package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusinessDaysTests {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /** Calendars with weekends, single days and breaks anywhere; the same ones in each run. */
    static Stream<BusinessDays> calendars() {
        Random random = new Random(20261122);
        return Stream.generate(() -> {
                    Set<LocalDate> closed = new HashSet<>();
                    for (int breaks = random.nextInt(12); breaks > 0; breaks--) {
                        LocalDate from = MONDAY.plusDays(random.nextInt(300));
                        from.datesUntil(from.plusDays(1 + random.nextInt(20))).forEach(closed::add);
                    }
                    return new BusinessDays(DENVER, closed);
                })
                .limit(40);
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void aDayThatIsReachedIsABusinessDay(BusinessDays days) {
        for (int n = 1; n <= 15; n++) {
            assertThat(days.isBusinessDay(days.add(MONDAY, n))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void countingBackFindsWhatWasAdded(BusinessDays days) {
        for (int n = 0; n <= 15; n++) {
            assertThat(days.between(MONDAY, days.add(MONDAY, n))).isEqualTo(n);
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void addingTwiceIsAddingBoth(BusinessDays days) {
        for (int n = 1; n <= 8; n++) {
            assertThat(days.add(days.add(MONDAY, n), 5)).isEqualTo(days.add(MONDAY, n + 5));
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void closingADayMakesNothingDueEarlier(BusinessDays days) {
        Set<LocalDate> more = new HashSet<>(days.closed());
        more.add(days.next(MONDAY));
        BusinessDays fewer = new BusinessDays(DENVER, more);
        for (int n = 1; n <= 15; n++) {
            assertThat(fewer.add(MONDAY, n)).isAfter(days.add(MONDAY, n));
        }
    }

    @Test
    void leavesOutWeekendsAndClosedDays() {
        BusinessDays days = new BusinessDays(DENVER, Set.of(MONDAY.plusDays(3), MONDAY.plusDays(4)));

        assertThat(days.add(MONDAY, 3)).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void aDayEndsInItsOwnZone() {
        BusinessDays days = new BusinessDays(DENVER, Set.of());

        // In Denver it is still Monday evening.
        assertThat(days.over(Instant.parse("2026-11-24T05:00:00Z"), 1)).isEqualTo("2026-11-25T07:00:00Z");
    }

    @Test
    void daylightSavingTimeMovesNoDay() {
        BusinessDays days = new BusinessDays(DENVER, Set.of());

        // Clocks go forward on Sunday, 14 March 2027.
        assertThat(days.over(Instant.parse("2027-03-12T20:00:00Z"), 1)).isEqualTo("2027-03-16T06:00:00Z");
    }

    @Test
    void aYearWithoutABusinessDayIsFound() {
        ClosedDays first = new ClosedDays(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 6, 30), "");
        ClosedDays second = new ClosedDays(LocalDate.of(2027, 7, 1), LocalDate.of(2027, 12, 30), "");

        assertThat(DistrictSettings.yearWithoutWork(new TreeSet<>(Set.of(first, second)), DENVER))
                .as("31 December 2027 is a Friday")
                .isEmpty();
        ClosedDays last = new ClosedDays(LocalDate.of(2027, 12, 31), LocalDate.of(2027, 12, 31), "");
        assertThat(DistrictSettings.yearWithoutWork(new TreeSet<>(Set.of(first, second, last)), DENVER))
                .hasToString("Optional[2027]");
    }
}
