package org.waymark.submission.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;
import org.waymark.submission.SubmissionId;

/**
 * One micro-credential that somebody began, in numbers.
 *
 * @param hours as declared
 * @param minutes noted so far
 * @param extension by how many days it can be extended; 0 where it cannot
 */
record Commitment(
        EnrolmentId id,
        SubmissionId attempt,
        String title,
        Standing standing,
        int hours,
        int minutes,
        @Nullable String goal,
        LocalDate beganOn,
        LocalDate endsOn,
        LocalDate until,
        int extension,
        boolean startsFromWhatIsThere,
        Map<String, LocalDate> already,
        Map<Milestone, LocalDate> milestones,
        LocalDate today) {

    private static final int DAYS_OF_A_WEEK = 7;
    private static final double MINUTES = 60;

    /** Who notes more than was declared is not done for that: something is left until it is handed in. */
    private static final double LEAST_LEFT = 0.5;

    static Commitment of(EarningPlanRepository.Row row, String title, int hours, int extensionDays, LocalDate today) {
        EarningPlan plan = row.plan();
        Standing standing = Standing.of(plan, row.status(), today);
        return new Commitment(
                plan.id(),
                row.attempt(),
                title,
                standing,
                hours,
                (int) Objects.requireNonNullElse(row.minutes(), 0L).longValue(),
                plan.goal(),
                plan.beganOn(),
                plan.endsOn(),
                plan.until(today),
                !plan.isExtended() && (standing == Standing.ACTIVE || standing == Standing.HELD) ? extensionDays : 0,
                plan.startsFromWhatIsThere(),
                plan.already(),
                plan.milestones(),
                today);
    }

    public double hoursLeft() {
        return Math.max(LEAST_LEFT, hours - hoursNoted());
    }

    /** To the next half hour, as it is said. */
    public double aboutLeft() {
        return Math.ceil(hoursLeft() * 2) / 2;
    }

    public int weeksLeft() {
        return weeks(today, until);
    }

    /** What it asks of each week until then. */
    public double perWeek() {
        return hoursLeft() / weeksLeft();
    }

    public MessageSourceResolvable asks() {
        return aWeek(perWeek());
    }

    public double hoursNoted() {
        return minutes / MINUTES;
    }

    public List<Map.Entry<Milestone, LocalDate>> dates() {
        return List.copyOf(milestones.entrySet());
    }

    static int weeks(LocalDate from, LocalDate until) {
        return (int) Math.max(1, Math.round(ChronoUnit.DAYS.between(from, until) / (double) DAYS_OF_A_WEEK));
    }

    /** So many hours a week, in words: below an hour in minutes, to the next five. */
    static MessageSourceResolvable aWeek(double hours) {
        return hours < 1
                ? new Phrase("plan.week.minutes", (int) Math.max(5, Math.ceil(hours * 12) * 5))
                : new Phrase("plan.week.hours", Math.round(hours * 2) / 2.0);
    }
}
