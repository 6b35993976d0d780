package org.waymark.submission.precheck;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueJobs;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionNotFound;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.SubmissionWithdrawn;
import org.waymark.submission.Submissions;
import org.waymark.submission.plan.WorkLeft;
import org.waymark.submission.students.Checklist;

/**
 * The look at whether handed-in work is complete, before it is read. A district without a pre-checker has none, and what
 * nobody comes to in the district's time goes on by itself: nothing ever waits for nobody.
 */
@Service
@Transactional
class PreChecks {

    private static final Logger log = LoggerFactory.getLogger(PreChecks.class);
    private static final Limit MOST = Limit.of(50);

    private final PreCheckRepository checks;
    private final Submissions submissions;
    private final Definitions definitions;
    private final Checklist checklist;
    private final People people;
    private final DistrictSettings settings;
    private final Notices notices;
    private final AuditLog audit;
    private final PreCheckLapse lapse;
    private final DueJobs jobs;
    private final Clock clock;

    PreChecks(
            PreCheckRepository checks,
            Submissions submissions,
            Definitions definitions,
            Checklist checklist,
            People people,
            DistrictSettings settings,
            Notices noticesToPeople,
            AuditLog audit,
            PreCheckLapse lapse,
            DueJobs jobs,
            Clock clock) {
        this.checks = checks;
        this.submissions = submissions;
        this.definitions = definitions;
        this.checklist = checklist;
        this.people = people;
        this.settings = settings;
        this.notices = noticesToPeople;
        this.audit = audit;
        this.lapse = lapse;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void on(SubmissionSubmitted submitted) {
        DistrictId district = submitted.district();
        List<PersonId> able = people.inRole(Role.PRE_CHECKER, district).stream()
                .filter(person -> !person.equals(submitted.earner()))
                .toList();
        if (able.isEmpty()) {
            submissions.release(submitted.submission(), district);
            return;
        }
        Instant now = clock.instant();
        DistrictProfile profile = settings.of(district);
        Instant due = profile.businessDays().over(now, profile.policies().preCheckDays());
        boolean first = checks.countWaiting(district) == 0;
        PreCheck check = checks.save(new PreCheck(submitted.submission(), district, now, due));
        jobs.schedule(lapse, check.id().toString(), new PreCheckLapse.Order(check.id(), district.id()), due);
        if (first) {
            // Who has some waiting already comes by anyway.
            String title = title(submitted.version(), district);
            able.forEach(person -> notices.send(
                    new Notice(district.id(), person.id(), "pre-check-waits", List.of(title), "/pre-checks")));
        }
    }

    /** Taken back, it waits for nobody; handed in again, it is asked about again. */
    @EventListener
    void on(SubmissionWithdrawn withdrawn) {
        checks.lock(withdrawn.submission(), withdrawn.district()).ifPresent(check -> check.takeBack(clock.instant()));
    }

    /** What was missing in it goes with the work. */
    @EventListener
    void on(WorkLeft left) {
        if (left.deleted()) {
            checks.withoutWords(left.definition(), left.earner(), left.district());
        }
    }

    /** One that waits. */
    record Row(UUID id, String title, int attemptNo, Instant due, boolean late) {

        /** Short enough to be said aloud, and no way to whose it is. */
        public String reference() {
            return id.toString().substring(30).toUpperCase(Locale.ROOT);
        }
    }

    /** @throws SubmissionNotFound for whoever is no pre-checker */
    @Transactional(readOnly = true)
    public List<Row> queue(SignedInPerson me) {
        requireChecker(me);
        List<PreCheckRepository.Waiting> waiting = checks.waiting(me.id(), me.district(), MOST);
        Map<DefinitionVersionId, String> titles = definitions.titles(
                waiting.stream()
                        .map(PreCheckRepository.Waiting::version)
                        .distinct()
                        .toList(),
                me.district());
        return waiting.stream()
                .map(check -> row(check, titles.getOrDefault(check.version(), "")))
                .toList();
    }

    private Row row(PreCheckRepository.Waiting check, String title) {
        boolean late = clock.instant().isAfter(check.dueAt());
        return new Row(check.id(), title, check.attemptNo(), check.dueAt(), late);
    }

    /** What a pre-checker opens; that they did is recorded, and never shown with their name. */
    PreCheckView open(UUID id, SignedInPerson me) {
        requireChecker(me);
        PreCheckRepository.Waiting check = find(id, me);
        AttemptWork work = submissions.work(check.submission(), me.district());
        looked(check, me);
        SubmissionForReview shown = submissions.forReview(check.submission(), me.district());
        return PreCheckView.of(row(check, work.content().title()), work, shown, checklist.blind(work));
    }

    /** A file of the work under a neutral name. That it was opened is recorded. */
    EvidenceFile openEvidence(UUID id, EvidenceId item, SignedInPerson me) {
        requireChecker(me);
        PreCheckRepository.Waiting check = find(id, me);
        EvidenceFile file = submissions.openFile(check.submission(), item, me.district());
        looked(check, me);
        return file;
    }

    /** It is complete: on to its readers. */
    void pass(UUID id, SignedInPerson me) {
        PreCheck check = held(id, me);
        check.complete(me.id(), clock.instant());
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.PRE_CHECKER.name(),
                "pre-check-passed",
                "pre-check " + check.id());
        submissions.release(check.submission(), me.district());
        log.info("Pre-check {} passed", id);
    }

    /** It is not: back to the earner, with one sentence. */
    void giveBack(UUID id, String because, SignedInPerson me) {
        PreCheck check = held(id, me);
        check.giveBack(because, me.id(), clock.instant());
        audit.record(
                me.district().id(),
                me.id().toString(),
                Role.PRE_CHECKER.name(),
                "pre-check-returned",
                "pre-check " + check.id());
        submissions.returnIncomplete(check.submission(), me.district(), because);
        SubmissionCard card = submissions.card(check.submission(), me.district());
        notices.send(new Notice(
                me.district().id(),
                card.earner().id(),
                "came-back-incomplete",
                List.of(card.title()),
                "/submissions/" + card.id()));
        log.info("Pre-check {} gave the work back", id);
    }

    /** Its time is over: what nobody looked at goes on to its readers. */
    void lapse(UUID id, DistrictId district) {
        checks.workOf(id, district).flatMap(work -> hold(id, work, district)).ifPresent(check -> {
            check.lapse(clock.instant());
            submissions.release(check.submission(), district);
            log.info("Pre-check {} lapsed", id);
        });
    }

    private PreCheck held(UUID id, SignedInPerson me) {
        requireChecker(me);
        return hold(id, find(id, me).submission(), me.district()).orElseThrow(SubmissionNotFound::new);
    }

    /** The work first, as its earner does who takes it back. */
    private Optional<PreCheck> hold(UUID id, SubmissionId work, DistrictId district) {
        submissions.hold(work, district);
        return checks.lock(id, district);
    }

    private PreCheckRepository.Waiting find(UUID id, SignedInPerson me) {
        return checks.waiting(id, me.id(), me.district()).orElseThrow(SubmissionNotFound::new);
    }

    private void requireChecker(SignedInPerson me) {
        if (!VisibilityRule.PRE_CHECKS.isOpenTo(people.rolesOf(me.id(), me.district()))) {
            throw new SubmissionNotFound();
        }
    }

    /** Like what readers open: once an hour, under no name. */
    private void looked(PreCheckRepository.Waiting check, SignedInPerson me) {
        audit.looked(
                me.district().id(),
                me.id().toString(),
                Role.PRE_CHECKER.name(),
                check.earner().toString(),
                "blind " + check.id());
    }

    private String title(DefinitionVersionId version, DistrictId district) {
        Map<DefinitionVersionId, String> titles = definitions.titles(List.of(version), district);
        return titles.getOrDefault(version, "");
    }
}
