package org.waymark.submission.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.DefinitionContent;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.Phrase;
import org.waymark.submission.SubmissionId;

/**
 * One micro-credential that somebody began, in numbers.
 *
 * @param hours as declared
 * @param weeks over which they are declared to go; 0 where that is not known
 * @param open how much of what is asked for is not there yet, from 0 to 1
 * @param minutes noted so far
 * @param extension by how many days it can be extended; 0 where it cannot
 */
record Commitment(
        EnrolmentId id,
        SubmissionId attempt,
        String title,
        Standing standing,
        int hours,
        int weeks,
        double open,
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
    private static final double HALF_AN_HOUR = 30;
    private static final int TWO_HOURS = 120;
    private static final Pattern WEEKS = Pattern.compile("(\\d{1,3})\\D*$");

    /** Who notes more than was declared is not done for that: something is left until it is handed in. */
    private static final double LEAST_LEFT = 0.5;

    static Commitment of(EarningPlanRepository.Row row, DefinitionContent content, int extensionDays, LocalDate today) {
        DefinitionContent.Workload workload = content.workload();
        return of(
                row,
                content.title(),
                Objects.requireNonNullElse(row.plan().hours(), workload.contactHours()),
                weeks(workload.elapsedWeeks()),
                open(row, content),
                extensionDays,
                today);
    }

    /** In a later attempt it is what is read again; before, the parts of the task list that are not done. */
    private static double open(EarningPlanRepository.Row row, DefinitionContent content) {
        if (row.attemptNo() > 1) {
            long again = content.criteria().stream()
                    .filter(criterion -> !row.metBefore().contains(criterion.id()))
                    .count();
            return again / (double) Math.max(1, content.criteria().size());
        }
        int questions = content.overview().size() + content.reflection().size();
        int pages =
                (content.overview().isEmpty() ? 0 : 1) + (content.reflection().isEmpty() ? 0 : 1);
        double answered = pages * Math.min(1, row.answered() / (double) Math.max(1, questions));
        int asked = content.evidence().size();
        // What they have already asks for no more time than to add it.
        long there = Math.max(row.shown(), row.plan().already().size());
        return 1 - (answered + Math.min(asked, there)) / Math.max(1, pages + asked);
    }

    /** The plan of an attempt whose page says by itself what is done. */
    static Commitment of(EarningPlanRepository.Row row, String title, LocalDate today) {
        return of(row, title, Objects.requireNonNullElse(row.plan().hours(), 0), 0, 1, 0, today);
    }

    private static Commitment of(
            EarningPlanRepository.Row row,
            String title,
            int hours,
            int weeks,
            double open,
            int extensionDays,
            LocalDate today) {
        EarningPlan plan = row.plan();
        Standing standing = Standing.of(plan, row.status(), today);
        return new Commitment(
                plan.id(),
                row.attempt(),
                title,
                standing,
                hours,
                weeks,
                open,
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
        return Math.max(LEAST_LEFT, Math.min(hours - hoursNoted(), hours * open));
    }

    /** To the next half hour, as it is said. */
    public double aboutLeft() {
        return Math.ceil(hoursLeft() * 2) / 2;
    }

    /** Whether they have set themselves a day to submit. */
    public boolean isDated() {
        return !until.equals(endsOn);
    }

    /** Until their own day, or as many as are declared for what is left. */
    public int weeksLeft() {
        int most = weeks(today, until);
        return isDated() || weeks == 0
                ? most
                : Math.min(most, (int) Math.max(1, Math.ceil(weeks * hoursLeft() / Math.max(1, hours))));
    }

    /** What it asks of each week until then, as it is said, so that the sum is the sum of what is said. */
    int minutesAWeek() {
        return rounded(MINUTES * hoursLeft() / weeksLeft());
    }

    public MessageSourceResolvable asks() {
        return aWeek(minutesAWeek());
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

    /** The last number of what an author declares, such as 5 of "3-5"; 0 where there is none. */
    static int weeks(String declared) {
        Matcher number = WEEKS.matcher(declared);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    /** Below two hours to the next five minutes, above to the next half hour. */
    static int rounded(double minutes) {
        double step = minutes < TWO_HOURS ? 5 : HALF_AN_HOUR;
        return (int) Math.max(step, Math.ceil(minutes / step - 1e-9) * step);
    }

    /** So many minutes a week, in words. */
    static MessageSourceResolvable aWeek(int minutes) {
        int said = rounded(minutes);
        return said < MINUTES || said % HALF_AN_HOUR != 0
                ? new Phrase("plan.week.minutes", said)
                : new Phrase("plan.week.hours", said / MINUTES);
    }
}
