package org.waymark.submission.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueJobs;
import org.waymark.jobs.DueWork;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.EnrolmentId;

/** Says, a month before a window ends, that it does and that nothing is lost by it. */
@Component
@Transactional
class EndingSoon implements DueWork<EndingSoon.Due> {

    private static final int DAYS_BEFORE = 30;

    /** Of a short window, in its last third. */
    private static final int SHARE = 3;

    private final EarningPlanRepository plans;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final Notices notices;
    private final DueJobs jobs;
    private final Clock clock;

    EndingSoon(
            EarningPlanRepository plans,
            Definitions definitions,
            DistrictSettings settings,
            Notices notices,
            DueJobs jobs,
            Clock clock) {
        this.plans = plans;
        this.definitions = definitions;
        this.settings = settings;
        this.notices = notices;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @param endsOn the day for which it was meant: a window that was moved since has a later one of its own */
    record Due(UUID district, UUID enrolment, String endsOn) {}

    /** Once for each end of a window. */
    void schedule(EarningPlan plan) {
        LocalDate ends = plan.endsOn();
        long before = Math.min(DAYS_BEFORE, plan.beganOn().until(ends, ChronoUnit.DAYS) / SHARE);
        ZoneId zone = settings.of(plan.district()).zone();
        jobs.schedule(
                this,
                plan.id() + "|" + ends,
                new Due(plan.district().id(), plan.id().id(), ends.toString()),
                ends.minusDays(before).atStartOfDay(zone).plusHours(8).toInstant());
    }

    /** Plans of what was begun before plans were kept came with no such moment; once it is over, they have had it. */
    void catchUp(DistrictId district) {
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), settings.of(district).zone());
        plans.findByDistrictAndHoursIsNullAndEndsOnAfter(district, today.plusDays(DAYS_BEFORE))
                .forEach(this::schedule);
    }

    @Override
    public String name() {
        return "plan-ending-soon";
    }

    @Override
    public Class<Due> dataType() {
        return Due.class;
    }

    /** For as long as somebody may plan. */
    @Override
    public Duration longestWait() {
        return Duration.ofDays(36_500);
    }

    @Override
    public void run(Due due) {
        DistrictId district = new DistrictId(due.district());
        plans.any(new EnrolmentId(due.enrolment()), district)
                .filter(row -> row.plan().endsOn().toString().equals(due.endsOn()))
                .filter(EndingSoon::isStillAtIt)
                .ifPresent(row -> notices.send(new Notice(
                        district.id(),
                        row.earner().id(),
                        "plan-ends-soon",
                        List.of(
                                definitions
                                        .titles(List.of(row.version()), district)
                                        .getOrDefault(row.version(), ""),
                                due.endsOn()),
                        "/plan")));
    }

    private static boolean isStillAtIt(EarningPlanRepository.Row row) {
        Standing standing = Standing.of(row.plan(), row.status(), row.plan().beganOn());
        return standing == Standing.ACTIVE || standing == Standing.HELD;
    }
}
