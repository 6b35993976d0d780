package org.waymark.people.districts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedDaysTextTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void readsDaysAndRangesWithTheirNames() {
        ClosedDaysText read = ClosedDaysText.of("""
                2026-11-26 Thanksgiving

                2026-12-21 to 2027-01-01 Winter recess
                2027-3-8/2027-3-12, Spring
                2027-05-31
                2027-04-01 a 2027-04-02 Semana Santa
                """, TODAY);

        assertThat(read.faults()).isEmpty();
        assertThat(read.days())
                .containsExactly(
                        closed("2026-11-26", "2026-11-26", "Thanksgiving"),
                        closed("2026-12-21", "2027-01-01", "Winter recess"),
                        closed("2027-03-08", "2027-03-12", "Spring"),
                        closed("2027-05-31", "2027-05-31", ""),
                        closed("2027-04-01", "2027-04-02", "Semana Santa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanksgiving",
                "11/26/2026",
                "2026-02-30",
                "2026-13-01",
                "2027-01-05 to 2027-01-01",
                "2026-12-01 to 2027-11-30",
                "1999-12-31",
                "2199-12-31",
                "2026-11-26Thanksgiving"
            })
    void namesTheLineThatIsWrong(String line) {
        ClosedDaysText read = ClosedDaysText.of("2026-11-26\n" + line, TODAY);

        assertThat(read.faults()).hasSize(1);
        assertThat(Objects.requireNonNull(read.faults().get(0).getArguments())[0])
                .isEqualTo(2);
    }

    @Test
    void saysWhatItReadsAgain() {
        String text = "2026-11-26 Thanksgiving\n2026-12-21 to 2027-01-01 Winter recess";
        ClosedDaysText read = ClosedDaysText.of(text, TODAY);

        assertThat(read.days().stream().map(ClosedDaysText::line))
                .containsExactlyElementsOf(text.lines().toList());
    }

    @Test
    void takesNoEndlessList() {
        assertThat(ClosedDaysText.of("2026-11-26\n".repeat(501), TODAY).faults())
                .hasSize(1);
    }

    @Test
    void readsTheWholeDaysOfACalendarFile() {
        CalendarFile read = CalendarFile.of("""
                BEGIN:VCALENDAR\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20261221\r
                DTEND;VALUE=DATE:20270102\r
                SUMMARY:Winter rec\r
                 ess\\, all schools\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                DTSTART;TZID=America/Denver:20261201T180000\r
                SUMMARY:Concert\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20260907\r
                RRULE:FREQ=YEARLY\r
                SUMMARY:Labor Day\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                DTSTART;VALUE=DATE:20261126\r
                SUMMARY:Thanksgiving\r
                END:VEVENT\r
                END:VCALENDAR\r
                """);

        assertThat(read.days())
                .containsExactly(
                        closed("2026-12-21", "2027-01-01", "Winter recess, all schools"),
                        closed("2026-11-26", "2026-11-26", "Thanksgiving"));
        assertThat(read.leftOut()).isEqualTo(2);
    }

    private static ClosedDays closed(String from, String to, String name) {
        return new ClosedDays(LocalDate.parse(from), LocalDate.parse(to), name);
    }
}
