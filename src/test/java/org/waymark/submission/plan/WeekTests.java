package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.SubmissionId;

class WeekTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);

    @Test
    void addsUpWhatIsWorkedOnAndNothingElse() {
        Week week = new Week(
                List.of(
                        of(Standing.ACTIVE, 12, 0, TODAY.plusWeeks(6)),
                        of(Standing.ACTIVE, 10, 120, TODAY.plusWeeks(4)),
                        of(Standing.HELD, 40, 0, TODAY.plusWeeks(1)),
                        of(Standing.WAITING, 40, 0, TODAY.plusWeeks(1)),
                        of(Standing.LAPSED, 40, 0, TODAY.minusDays(1)),
                        of(Standing.LEFT, 40, 0, TODAY.plusWeeks(1))),
                2,
                TODAY);

        assertThat(week.minutes()).isEqualTo(240);
        assertThat(Week.more(8, 4)).isEqualTo(120);
    }

    @Test
    void whoNotedMoreThanWasDeclaredIsNotDoneForThat() {
        assertThat(of(Standing.ACTIVE, 2, 600, TODAY.plusWeeks(1)).hoursLeft()).isEqualTo(0.5);
    }

    @Test
    void saysLittleTimeInMinutesAndMuchInHalfHours() {
        assertThat(words(1)).isEqualTo("plan.week.minutes 5");
        assertThat(words(16)).isEqualTo("plan.week.minutes 20");
        assertThat(words(90)).isEqualTo("plan.week.hours 1.5");
        assertThat(words(130)).isEqualTo("plan.week.hours 2.5");
    }

    @Test
    void theSumIsTheSumOfWhatIsSaid() {
        Week week = new Week(
                List.of(
                        of(Standing.ACTIVE, 10, 0, TODAY.plusWeeks(50)),
                        of(Standing.ACTIVE, 11, 0, TODAY.plusWeeks(50))),
                1,
                TODAY);

        assertThat(week.minutes()).isEqualTo(15 + 15);
    }

    @Test
    void whatFillsTheWeekExactlyIsNotSaidToBeMore() {
        assertThat(new Week(List.of(of(Standing.ACTIVE, 10, 0, TODAY.plusWeeks(5))), 2, TODAY).warnings())
                .isEmpty();
        assertThat(new Week(List.of(of(Standing.ACTIVE, 11, 0, TODAY.plusWeeks(5))), 2, TODAY).warnings())
                .isNotEmpty();
    }

    @Test
    void withoutADayOfTheirOwnItGoesOverTheWeeksThatAreDeclared() {
        Commitment free = of(Standing.ACTIVE, 10, 5, 1, 0, TODAY.plusDays(365));

        assertThat(free.weeksLeft()).isEqualTo(5);
        assertThat(free.minutesAWeek()).isEqualTo(120);
        assertThat(Commitment.weeks("3-5")).isEqualTo(5);
        assertThat(Commitment.weeks("")).isZero();
    }

    @Test
    void partsThatAreDoneAskForNoMoreTime() {
        assertThat(of(Standing.ACTIVE, 10, 5, 0.4, 60, TODAY.plusDays(365)).hoursLeft())
                .isEqualTo(4);
        assertThat(of(Standing.ACTIVE, 10, 5, 0, 0, TODAY.plusDays(365)).hoursLeft())
                .isEqualTo(0.5);
    }

    @Test
    void spreadsDatesOverTheWeeksThatAreNeededAndNoLonger() {
        Map<Milestone, LocalDate> dates = Plans.spread(of(Standing.ACTIVE, 10, 0, TODAY.plusDays(365)), 1);

        assertThat(dates)
                .containsEntry(Milestone.HAND_IN, TODAY.plusWeeks(10))
                .containsEntry(Milestone.OVERVIEW, TODAY.plusDays(10));
        assertThat(Plans.spread(of(Standing.ACTIVE, 100, 0, TODAY.plusDays(20)), 1))
                .containsEntry(Milestone.HAND_IN, TODAY.plusDays(20));
    }

    @Test
    void theMiddleOfManyIsTheMiddleOne() {
        assertThat(TimeTaken.median(List.of(5L, 1L, 3L, 100L, 2L))).isEqualTo(3);
        assertThat(TimeTaken.median(List.of(4L, 1L, 3L, 100L))).isEqualTo(3.5);
    }

    private static String words(int minutes) {
        MessageSourceResolvable said = Commitment.aWeek(minutes);
        return Objects.requireNonNull(said.getCodes())[0] + " " + Objects.requireNonNull(said.getArguments())[0];
    }

    private static Commitment of(Standing standing, int hours, int minutes, LocalDate until) {
        return of(standing, hours, 0, 1, minutes, until);
    }

    private static Commitment of(Standing standing, int hours, int weeks, double open, int minutes, LocalDate until) {
        return new Commitment(
                new EnrolmentId(new UUID(0, 1)),
                new SubmissionId(new UUID(0, 2)),
                "Title",
                standing,
                hours,
                weeks,
                open,
                minutes,
                null,
                TODAY.minusDays(9),
                until,
                until,
                0,
                false,
                Map.of(),
                new EnumMap<>(Milestone.class),
                TODAY);
    }
}
