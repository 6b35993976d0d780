package org.waymark.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 2027-05-03 is a Monday. */
class TimetableTests {

    private static final ZoneId DENVER = ZoneId.of("America/Denver");

    @ParameterizedTest
    @CsvSource({
        "AT_ONCE, 2027-05-03T10:02, 2027-05-03T10:02",
        "AT_ONCE, 2027-05-03T19:59, 2027-05-03T19:59",
        "AT_ONCE, 2027-05-03T20:00, 2027-05-04T07:00",
        "AT_ONCE, 2027-05-04T03:30, 2027-05-04T07:00",
        "AT_ONCE, 2027-05-07T21:00, 2027-05-10T07:00",
        "AT_ONCE, 2027-05-08T12:00, 2027-05-10T07:00",
        "DAILY,   2027-05-03T10:02, 2027-05-04T07:00",
        "DAILY,   2027-05-03T06:59, 2027-05-03T07:00",
        "DAILY,   2027-05-03T07:00, 2027-05-04T07:00",
        "DAILY,   2027-05-07T10:00, 2027-05-10T07:00",
        "DAILY,   2027-05-09T06:00, 2027-05-10T07:00",
        "WEEKLY,  2027-05-03T10:02, 2027-05-10T07:00",
        "WEEKLY,  2027-05-03T06:00, 2027-05-03T07:00",
        "WEEKLY,  2027-05-09T23:00, 2027-05-10T07:00",
    })
    void lettersLeaveByTheClockOfTheDistrict(Rhythm rhythm, LocalDateTime at, LocalDateTime leaves) {
        assertThat(usual(rhythm).departure(denver(at))).isEqualTo(denver(leaves));
    }

    @Test
    void whoWantsNoQuietHoursIsToldAtNight() {
        Timetable always = new Timetable(Rhythm.AT_ONCE, 0, 0, false, DENVER);

        assertThat(always.departure(denver(LocalDateTime.parse("2027-05-08T03:00"))))
                .isEqualTo(denver(LocalDateTime.parse("2027-05-08T03:00")));
    }

    @Test
    void quietHoursMayLieWithinADay() {
        Timetable lessons = new Timetable(Rhythm.AT_ONCE, 8, 15, false, DENVER);

        assertThat(lessons.departure(denver(LocalDateTime.parse("2027-05-03T08:00"))))
                .isEqualTo(denver(LocalDateTime.parse("2027-05-03T15:00")));
    }

    @Test
    void anHourThatTheClockSkipsIsTheNextOne() {
        // On 14 March 2027 clocks go from 2:00 to 3:00.
        Timetable early = new Timetable(Rhythm.DAILY, 22, 2, false, DENVER);

        assertThat(early.departure(denver(LocalDateTime.parse("2027-03-13T12:00"))))
                .isEqualTo(denver(LocalDateTime.parse("2027-03-14T03:00")));
    }

    @ParameterizedTest
    @EnumSource(Rhythm.class)
    void noChoiceOfHoursKeepsALetterForEver(Rhythm rhythm) {
        Instant now = denver(LocalDateTime.parse("2027-05-07T13:37"));

        assertThat(IntStream.range(0, 24 * 24 * 2)
                        .mapToObj(i -> new Timetable(rhythm, i / 2 / 24, i / 2 % 24, i % 2 == 0, DENVER))
                        .map(timetable -> timetable.departure(now)))
                .allMatch(leaves -> !leaves.isBefore(now) && leaves.isBefore(now.plus(Duration.ofDays(10))));
    }

    private static Timetable usual(Rhythm rhythm) {
        NoticeWishes wishes = new NoticeWishes(UUID.randomUUID(), UUID.randomUUID());
        wishes.change(rhythm, 20, 7, true, List.of());
        return wishes.timetable(DENVER);
    }

    private static Instant denver(LocalDateTime local) {
        return local.atZone(DENVER).toInstant();
    }
}
