package org.waymark.submission.plan;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.AttemptBegun;
import org.waymark.submission.EnrolmentBegun;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionLocked;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.SubmissionStatus;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.Withdrawals;

/**
 * What earners mean to do, and by when. Whatever is not the earner's own is not found; what they do with it is recorded, and
 * the record shows it to nobody else.
 */
@Service
@Transactional
public class Plans {

    /** What one tap notes, in minutes. */
    static final Set<Integer> TAPS = Set.of(15, 30, 60);

    /** Where a week is full already, dates are suggested as if this much of it were left. */
    private static final double LEAST_OF_A_WEEK = 0.5;

    /** A plan is for what was begun, and what was begun has an attempt. */
    private static final String OWN = """
            select exists (select 1 from submission s where s.earner_id = :person and s.district_id = :district),
                (select b.hours from weekly_budget b where b.person_id = :person and b.district_id = :district)
            """;

    private final EarningPlanRepository plans;
    private final TimeNoteRepository notes;
    private final WeeklyBudgetRepository budgets;
    private final Definitions definitions;
    private final Withdrawals withdrawals;
    private final DistrictSettings settings;
    private final EndingSoon endingSoon;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Plans(
            EarningPlanRepository plans,
            TimeNoteRepository notes,
            WeeklyBudgetRepository budgets,
            Definitions definitions,
            Withdrawals withdrawals,
            DistrictSettings settings,
            EndingSoon endingSoon,
            AuditLog audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.plans = plans;
        this.notes = notes;
        this.budgets = budgets;
        this.definitions = definitions;
        this.withdrawals = withdrawals;
        this.settings = settings;
        this.endingSoon = endingSoon;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(EnrolmentBegun begun) {
        DistrictProfile district = settings.of(begun.district());
        EarningPlan plan = plans.save(new EarningPlan(
                begun.enrolment(),
                begun.district(),
                begun.version().content().workload().contactHours(),
                today(district),
                district.policies().enrolmentDays()));
        endingSoon.schedule(plan);
    }

    /** Who hands in works on it, whatever the plan said. */
    @EventListener
    void on(SubmissionSubmitted submitted) {
        plans.one(submitted.definition(), submitted.earner(), submitted.district())
                .ifPresent(row -> takeUp(row.plan()));
    }

    /** Who opens another attempt works on it again, though they had left after the one before. */
    @EventListener
    void on(AttemptBegun begun) {
        plans.findByIdAndDistrict(begun.enrolment(), begun.district()).ifPresent(this::takeUp);
    }

    /** All of an earner, added up. */
    @Transactional(readOnly = true)
    Week week(PersonId earner, DistrictId district) {
        Integer hours = budgets.findByPersonAndDistrict(earner, district)
                .map(WeeklyBudget::hours)
                .orElse(null);
        return week(new Own(plans.of(earner, district), hours), settings.of(district), district);
    }

    private Week week(Own own, DistrictProfile profile, DistrictId district) {
        List<EarningPlanRepository.Row> rows = own.rows();
        LocalDate today = today(profile);
        int extension = profile.policies().extensionDays();
        Map<DefinitionVersionId, DefinitionContent> contents = definitions.contents(
                rows.stream().map(EarningPlanRepository.Row::version).toList(), district);
        return new Week(
                rows.stream()
                        .map(row -> Commitment.of(
                                row, Objects.requireNonNull(contents.get(row.version())), extension, today))
                        .toList(),
                Objects.requireNonNullElse(own.hours(), profile.policies().weeklyHours()),
                today);
    }

    /** One that an earner began. */
    @Transactional(readOnly = true)
    Commitment one(EnrolmentId id, SignedInPerson me) {
        return commitment(row(id, me), me.district());
    }

    /** What an earner began of one micro-credential, if they did: one query. */
    @Transactional(readOnly = true)
    Optional<EnrolmentId> begun(DefinitionId definition, SignedInPerson me) {
        return plans.one(definition, me.id(), me.district())
                .map(row -> row.plan().id());
    }

    /** The plan beside an attempt, by the person's own calendar: one query. */
    @Transactional(readOnly = true)
    Optional<Commitment> beside(SubmissionCard attempt, SignedInPerson me) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(me.zone()));
        return plans.one(attempt.definition(), me.id(), me.district())
                .map(row -> Commitment.of(row, attempt.title(), today));
    }

    private Commitment commitment(EarningPlanRepository.Row row, DistrictId district) {
        DistrictProfile profile = settings.of(district);
        return Commitment.of(
                row,
                definitions.version(row.version(), district).content(),
                profile.policies().extensionDays(),
                today(profile));
    }

    /**
     * What is said before somebody begins.
     *
     * @param days the window, and by how many it can be extended
     */
    record Outlook(Week week, int days, int extension) {}

    @Transactional(readOnly = true)
    Outlook outlook(Own own, SignedInPerson me) {
        DistrictProfile profile = settings.of(me.district());
        return new Outlook(
                week(own, profile, me.district()),
                profile.policies().enrolmentDays(),
                profile.policies().extensionDays());
    }

    /**
     * What somebody has begun.
     *
     * @param hours of a week that they give to it; null where they never said
     */
    record Own(
            List<EarningPlanRepository.Row> rows, @Nullable Integer hours) {}

    /** Most launches ask this of somebody who has begun nothing: then one statement of plain SQL is all. */
    @Transactional(readOnly = true)
    Own own(SignedInPerson me) {
        return jdbc.sql(OWN)
                .param("person", me.id().id())
                .param("district", me.district().id())
                .query((row, n) -> new Own(
                        row.getBoolean(1) ? plans.of(me.id(), me.district()) : List.of(),
                        row.getObject(2, Integer.class)))
                .single();
    }

    /** The earner's own goal, for a coach whom they invited; the caller answers for that. */
    @Transactional(readOnly = true)
    public Optional<String> goal(DefinitionId definition, PersonId earner, DistrictId district) {
        return plans.one(definition, earner, district).map(row -> row.plan().goal());
    }

    void mean(EnrolmentId id, @Nullable String goal, SignedInPerson me) {
        locked(id, me).mean(goal);
    }

    void plan(EnrolmentId id, @Nullable String goal, Map<Milestone, LocalDate> dates, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        plan.mean(goal);
        plan.aimFor(dates);
    }

    /** Dates from the hours that are left and what the earner's week has room for. */
    void suggestDates(EnrolmentId id, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        Week week = week(me.id(), me.district());
        Commitment own = week.commitments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(SubmissionNotFound::new);
        int others = week.minutes() - (own.standing() == Standing.ACTIVE ? own.minutesAWeek() : 0);
        double room = Math.max(LEAST_OF_A_WEEK, week.budget() - others / 60.0);
        plan.aimFor(spread(own, room));
    }

    static Map<Milestone, LocalDate> spread(Commitment own, double hoursOfAWeek) {
        LocalDate today = own.today();
        LocalDate last = today.plusWeeks((long) Math.ceil(own.hoursLeft() / hoursOfAWeek));
        long days = today.until(last.isAfter(own.endsOn()) ? own.endsOn() : last, ChronoUnit.DAYS);
        Map<Milestone, LocalDate> dates = new EnumMap<>(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            dates.put(milestone, today.plusDays(Math.max(0, days * milestone.percent() / 100)));
        }
        return dates;
    }

    void giveHours(int hours, SignedInPerson me) {
        budgets.addOnce(
                UuidCreator.getTimeOrderedEpoch(), me.district().id(), me.id().id(), hours);
        budgets.lock(me.id(), me.district()).orElseThrow().give(hours);
    }

    void alreadyDo(EnrolmentId id, SignedInPerson me) {
        locked(id, me).alreadyDo();
    }

    /** What evidence a micro-credential that was begun asks for. */
    @Transactional(readOnly = true)
    List<EvidenceRequirement> asked(EnrolmentId id, SignedInPerson me) {
        return definitions
                .version(row(id, me).version(), me.district())
                .content()
                .evidence();
    }

    void have(EnrolmentId id, Collection<String> requirements, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        plan.alreadyDo();
        plan.have(requirements, today(settings.of(me.district())));
    }

    /**
     * Notes time; false where it is none of the taps, and once it is earned: what is told in groups moves no more.
     *
     * @param seen how many minutes the page showed: of two clicks the second finds more, and notes nothing
     */
    boolean note(EnrolmentId id, int minutes, int seen, SignedInPerson me) {
        locked(id, me);
        if (!TAPS.contains(minutes) || isEarned(id, me)) {
            return false;
        }
        if (noted(id, me) == seen) {
            int before = lastTap(id, me).map(TimeNote::tap).orElse(0);
            notes.save(new TimeNote(id, me.district(), before + 1, minutes));
        }
        return true;
    }

    /** Takes the last tap back, once; without effect where there is none, or it is earned. */
    void undo(EnrolmentId id, int seen, SignedInPerson me) {
        locked(id, me);
        if (!isEarned(id, me) && noted(id, me) == seen) {
            lastTap(id, me).ifPresent(notes::delete);
        }
    }

    private int noted(EnrolmentId id, SignedInPerson me) {
        return notes.of(id, me.district()).stream().mapToInt(Integer::intValue).sum();
    }

    private boolean isEarned(EnrolmentId id, SignedInPerson me) {
        return row(id, me).status() == SubmissionStatus.AWARDED;
    }

    private Optional<TimeNote> lastTap(EnrolmentId id, SignedInPerson me) {
        return notes.findFirstByEnrolmentAndDistrictOrderByTapDesc(id, me.district());
    }

    /** The one extension; without effect where it was given, or there is none. */
    void extend(EnrolmentId id, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        DistrictProfile district = settings.of(me.district());
        if (plan.extend(today(district), district.policies().extensionDays())) {
            endingSoon.schedule(plan);
            audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-extended", subject(id));
        }
    }

    void hold(EnrolmentId id, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        if (plan.hold(clock.instant())) {
            audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-held", subject(id));
        }
    }

    /** Goes on with what was on hold, over or left, where it was. */
    SubmissionId takeUp(EnrolmentId id, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        SubmissionId attempt = row(id, me).attempt();
        withdrawals.takeUp(attempt, me.id(), me.district());
        takeUp(plan);
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-taken-up", subject(id));
        return attempt;
    }

    private void takeUp(EarningPlan plan) {
        DistrictProfile district = settings.of(plan.district());
        LocalDate before = plan.endsOn();
        plan.takeUp(today(district), district.policies().enrolmentDays());
        if (!plan.endsOn().equals(before)) {
            endingSoon.schedule(plan);
        }
    }

    /** What who thinks of leaving may do. */
    @Transactional(readOnly = true)
    Leaving leaving(EnrolmentId id, SignedInPerson me) {
        Commitment commitment = one(id, me);
        return new Leaving(
                withdrawals.held(commitment.attempt(), me.id(), me.district()), commitment.standing() == Standing.LEFT);
    }

    /**
     * Takes back what was handed in, and goes on working on it.
     *
     * @throws SubmissionLocked when a reader has begun
     */
    SubmissionId takeBack(EnrolmentId id, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        SubmissionId attempt = row(id, me).attempt();
        withdrawals.withdraw(attempt, me.id(), me.district());
        withdrawals.takeUp(attempt, me.id(), me.district());
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-work-taken-back", subject(id));
        return attempt;
    }

    /**
     * Leaves. What lies with readers who have begun is decided on, for the earner's eyes only.
     *
     * @param deleting whether answers, files, goal, dates and noted time go, too
     * @throws SubmissionLocked when it is earned or left, or is to be deleted while somebody reads it
     */
    void leave(EnrolmentId id, boolean deleting, SignedInPerson me) {
        EarningPlan plan = locked(id, me);
        Leaving leaving = leaving(id, me);
        if (!leaving.ways().contains(deleting ? Leaving.Way.DELETE : Leaving.Way.KEEP)) {
            throw new SubmissionLocked();
        }
        Withdrawals.Held held = leaving.held();
        if (held.status().open() || held.mayBeTakenBack()) {
            withdrawals.withdraw(held.latest().id(), me.id(), me.district());
        }
        plan.leave(clock.instant());
        events.publishEvent(new WorkLeft(held.latest().definition(), me.id(), me.district(), deleting));
        if (deleting) {
            withdrawals.discard(held.latest().id(), me.id(), me.district());
            plan.forget();
            notes.remove(id, me.district());
            audit.record(
                    me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-left-and-deleted", subject(id));
        } else {
            audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "plan-left", subject(id));
        }
    }

    private static String subject(EnrolmentId id) {
        return "enrolment " + id;
    }

    private EarningPlanRepository.Row row(EnrolmentId id, SignedInPerson me) {
        return plans.one(id, me.id(), me.district()).orElseThrow(SubmissionNotFound::new);
    }

    private EarningPlan locked(EnrolmentId id, SignedInPerson me) {
        return plans.lock(id, me.id(), me.district()).orElseThrow(SubmissionNotFound::new);
    }

    private LocalDate today(DistrictProfile district) {
        return LocalDate.ofInstant(clock.instant(), district.zone());
    }
}
