package org.waymark.review.appeals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.review.AppealRead;
import org.waymark.review.DecisionView;
import org.waymark.review.Decisions;
import org.waymark.review.SecondLooks;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.Submissions;

/**
 * Appeals: once for each not-yet, within the days that the district allows. What is still missing is read by somebody who had
 * no hand in it, and what they say counts where it is better for the earner.
 */
@Service
@Transactional
public class Appeals {

    /** The longest reasons. */
    static final int LONGEST = 4000;

    private static final Logger log = LoggerFactory.getLogger(Appeals.class);

    private final AppealRepository appeals;
    private final Decisions decisions;
    private final SecondLooks looks;
    private final Submissions submissions;
    private final Definitions definitions;
    private final DistrictSettings settings;
    private final People people;
    private final Notices notices;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Appeals(
            AppealRepository appeals,
            Decisions decisions,
            SecondLooks looks,
            Submissions submissions,
            Definitions definitions,
            DistrictSettings settings,
            People people,
            Notices notices,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.appeals = appeals;
        this.decisions = decisions;
        this.looks = looks;
        this.submissions = submissions;
        this.definitions = definitions;
        this.settings = settings;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A decision as its earner may appeal it.
     *
     * @param until the last day to ask
     * @param mayFile whether they may still ask
     * @param days how many business days an answer takes
     * @param filed what they asked; null where they did not
     */
    record Outlook(
            SubmissionId submission,
            String title,
            LocalDate until,
            boolean mayFile,
            int days,
            @Nullable Filed filed) {}

    /** What an earner asked, and what became of it. */
    record Filed(
            AppealStatus status,
            String reasons,
            Instant filedAt,
            LocalDate dueOn,
            @Nullable Instant endedAt) {}

    /** @throws AppealNotFound for what is not the earner's own decision, and for an award nobody appealed against */
    @Transactional(readOnly = true)
    Outlook outlook(SubmissionId submission, PersonId earner, DistrictId district) {
        DecisionView decision = own(submission, earner, district);
        Optional<Appeal> filed = appeals.findBySubmissionAndEarnerAndDistrict(submission, earner, district);
        if (filed.isEmpty() && decision.outcome() == Outcome.AWARDED) {
            throw new AppealNotFound();
        }
        DistrictProfile profile = settings.of(district);
        LocalDate until = lastDay(decision, profile);
        return new Outlook(
                submission,
                title(decision.version(), district),
                until,
                filed.isEmpty() && !today(profile).isAfter(until) && isLatest(decision, earner, district),
                profile.policies().appealDecisionDays(),
                filed.map(each ->
                                new Filed(each.status(), each.reasons(), each.filedAt(), each.dueOn(), each.endedAt()))
                        .orElse(null));
    }

    /**
     * Asks; a second click changes nothing. Somebody reads it, or it waits until somebody can, of which leads are told.
     *
     * @throws AppealNotFound for what may not be appealed, or not any more
     */
    public void file(SubmissionId submission, String reasons, PersonId earner, DistrictId district) {
        if (reasons.isBlank() || reasons.length() > LONGEST) {
            throw new IllegalArgumentException("An appeal has reasons");
        }
        looks.hold(submission, earner, district);
        DecisionView decision = own(submission, earner, district);
        if (appeals.hold(submission, district).isPresent()) {
            return;
        }
        if (!outlook(submission, earner, district).mayFile()) {
            throw new AppealNotFound();
        }
        DistrictProfile profile = settings.of(district);
        Instant now = clock.instant();
        BusinessDays days = profile.businessDays();
        LocalDate due = days.add(days.day(now), profile.policies().appealDecisionDays());
        looks.begin(submission, earner, district);
        appeals.save(new Appeal(decision, earner, district, reasons.strip(), now, due));
        audit.recordAbout(
                district.id(),
                earner.toString(),
                AuditLog.SELF_ROLE,
                "appeal-filed",
                earner.toString(),
                "submission " + submission);
        log.info("Submission {} is appealed", submission);
    }

    /** Takes it back; without effect where it is over. */
    void withdraw(SubmissionId submission, PersonId earner, DistrictId district) {
        looks.hold(submission, earner, district);
        end(submission, AppealStatus.WITHDRAWN, district);
    }

    /** Whoever hands in the next attempt has it read by readers: the one before is not read again beside it. */
    @EventListener
    void on(SubmissionSubmitted submitted) {
        SubmissionId prior = submitted.prior();
        if (prior != null) {
            end(prior, AppealStatus.OVERTAKEN, submitted.district());
        }
    }

    /** Whether the next attempt, handed in, ends what this person asked for. */
    @Transactional(readOnly = true)
    boolean isOpen(DefinitionId definition, PersonId earner, DistrictId district) {
        return appeals.existsByDefinitionAndEarnerAndDistrictAndStatus(definition, earner, district, AppealStatus.OPEN);
    }

    private void end(SubmissionId submission, AppealStatus how, DistrictId district) {
        if (!appeals.existsBySubmissionAndDistrictAndStatus(submission, district, AppealStatus.OPEN)) {
            return;
        }
        // The readers' side is held first: whoever sends their reading meanwhile has decided, or comes too late.
        looks.end(submission, district);
        appeals.hold(submission, district).filter(Appeal::isOpen).ifPresent(open -> {
            open.end(how, clock.instant());
            audit.recordAbout(
                    district.id(),
                    open.earner().toString(),
                    AuditLog.SELF_ROLE,
                    "appeal-withdrawn",
                    open.earner().toString(),
                    "submission " + submission);
        });
    }

    /** Its new reader has sent what they found. */
    @EventListener
    void on(AppealRead read) {
        Appeal open = appeals.hold(read.submission(), read.district()).orElseThrow();
        AppealStatus how = read.outcome() == Outcome.AWARDED
                ? AppealStatus.AWARDED
                : read.changed() > 0 ? AppealStatus.CHANGED : AppealStatus.UPHELD;
        open.end(how, read.at());
        audit.recordAbout(
                read.district().id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "appeal-decided",
                open.earner().toString(),
                "submission " + read.submission());
        if (how != AppealStatus.AWARDED) {
            // An award is told as every other.
            tell(
                    List.of(open.earner()),
                    "appeal-decided",
                    List.of(title(open.definitionVersion(), read.district())),
                    "/submissions/" + read.submission() + "/decision",
                    read.district());
        }
    }

    /** Tells leads, once, of each that nobody has to read, and once of each that is late; each by itself. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void follow(DistrictId district) {
        LocalDate today = today(settings.of(district));
        for (AppealRepository.Open each : appeals.open(district)) {
            boolean late = each.appeal().dueOn().isBefore(today);
            if (late || !each.given()) {
                try {
                    transaction.executeWithoutResult(
                            status -> tellLeads(each.appeal().submission(), late, district));
                } catch (RuntimeException e) {
                    log.error(
                            "The appeal of submission {} could not be looked after",
                            each.appeal().submission(),
                            e);
                }
            }
        }
    }

    private void tellLeads(SubmissionId submission, boolean late, DistrictId district) {
        Instant now = clock.instant();
        appeals.hold(submission, district)
                .filter(Appeal::isOpen)
                .filter(open -> late ? open.tellLeadsLate(now) : open.tellLeads(now))
                .ifPresent(open -> tell(
                        people.inRole(Role.LEAD, district).stream()
                                .filter(lead -> !lead.equals(open.earner()))
                                .toList(),
                        late ? "appeal-late" : "appeal-waits",
                        // A wish tells of a not-yet: where few work on something, its name would tell whose.
                        List.of(),
                        "/admin/appeals",
                        district));
    }

    /**
     * An open appeal as leads see it: never whose it is, nor on what, which would tell it in a small group.
     *
     * @param given whether somebody has it to read
     */
    record Row(Instant filedAt, LocalDate dueOn, boolean given, boolean late) {}

    /** What leads see: what is open, and how many ended in which way, from as many on as the district shows of people. */
    record Told(List<Row> open, Map<AppealStatus, Long> ended, int fewest) {}

    @Transactional(readOnly = true)
    Told told(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        LocalDate today = today(profile);
        List<AppealRepository.Open> open = appeals.open(district);
        Map<AppealStatus, Long> ended = new EnumMap<>(AppealStatus.class);
        appeals.ended(district).forEach(each -> ended.put(each.status(), each.count()));
        int fewest = profile.policies().smallGroup();
        boolean enough = ended.values().stream().mapToLong(Long::longValue).sum() >= fewest;
        return new Told(
                open.stream()
                        .map(each -> new Row(
                                each.appeal().filedAt(),
                                each.appeal().dueOn(),
                                each.given(),
                                each.appeal().dueOn().isBefore(today)))
                        .toList(),
                enough ? ended : Map.of(),
                fewest);
    }

    private DecisionView own(SubmissionId submission, PersonId earner, DistrictId district) {
        return decisions.of(submission, earner, district).orElseThrow(AppealNotFound::new);
    }

    /** Whether no later attempt was handed in: who did so has asked readers already. */
    private boolean isLatest(DecisionView decision, PersonId earner, DistrictId district) {
        return submissions
                .handedIn(decision.definition(), earner, district)
                .filter(latest -> latest.id().equals(decision.submission()))
                .isPresent();
    }

    private static LocalDate lastDay(DecisionView decision, DistrictProfile profile) {
        return profile.businessDays()
                .day(decision.decidedAt())
                .plusDays(profile.policies().appealFilingDays());
    }

    private LocalDate today(DistrictProfile profile) {
        return profile.businessDays().day(clock.instant());
    }

    private String title(DefinitionVersionId version, DistrictId district) {
        return definitions.titles(List.of(version), district).getOrDefault(version, "");
    }

    private void tell(
            Collection<PersonId> whom, String kind, List<String> arguments, String path, DistrictId district) {
        whom.forEach(person -> notices.send(new Notice(district.id(), person.id(), kind, arguments, path)));
    }
}
