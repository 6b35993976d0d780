package org.waymark.submission;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.storage.EvidenceFiles;

/** Taking work back, putting it away, taking it up again: the earner's own hand. Whatever is not the earner's is not found. */
@Service
@Transactional
public class Withdrawals {

    private static final Logger log = LoggerFactory.getLogger(Withdrawals.class);

    private final SubmissionRepository submissions;
    private final EvidenceFiles files;
    // Implemented above, by what uses this module.
    private final ObjectProvider<BegunReading> reading;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Withdrawals(
            SubmissionRepository submissions,
            EvidenceFiles files,
            ObjectProvider<BegunReading> reading,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.files = files;
        this.reading = reading;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What there is of an earner's work for one micro-credential.
     *
     * @param latest the latest attempt
     * @param answers how many stand in the attempt that is open
     * @param pieces of evidence in it
     * @param begun whether a reader has opened what was handed in
     */
    public record Held(
            SubmissionCard latest,
            SubmissionStatus status,
            int answers,
            int pieces,
            boolean begun,
            boolean decidedBefore) {

        /** Whether it can be taken back from its readers. */
        public boolean mayBeTakenBack() {
            return status.handedIn() && !begun;
        }
    }

    @Transactional(readOnly = true)
    public Held held(SubmissionId id, PersonId earner, DistrictId district) {
        Submission submission =
                submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new);
        int term = submissions
                .line(id, district)
                .map(SubmissionRepository.Line::term)
                .orElseThrow();
        SubmissionCard card = new SubmissionCard(
                id,
                submission.definition(),
                submission.definitionVersion(),
                earner,
                "",
                term,
                submission.attemptNo(),
                submission.status().name(),
                submission.startedAt(),
                submission.submittedAt());
        return new Held(
                card,
                submission.status(),
                submission.answers().size(),
                (int) submission.evidence().stream()
                        .filter(EvidenceItem::saysSomething)
                        .count(),
                submission.status().handedIn() && reading.stream().anyMatch(each -> each.seemsBegun(id, district)),
                submission.attemptNo() > 1);
    }

    /**
     * Takes back what was handed in, or puts a draft away; without effect where that was done.
     *
     * @throws SubmissionLocked when a reader has begun, or it was decided on
     */
    public void withdraw(SubmissionId id, PersonId earner, DistrictId district) {
        SubmissionRepository.Line line = submissions
                .line(id, district)
                .filter(found -> found.earner().equals(earner))
                .orElseThrow(SubmissionNotFound::new);
        // The readers' side first: they hold it before the submission, too.
        if (line.status().handedIn() && reading.stream().anyMatch(each -> each.hasBegun(id, district))) {
            throw new SubmissionLocked();
        }
        Submission submission = locked(id, earner, district);
        if (submission.status() == SubmissionStatus.WITHDRAWN) {
            return;
        }
        boolean handedIn = submission.status() != SubmissionStatus.DRAFT;
        submission.withdraw(clock.instant());
        if (handedIn) {
            events.publishEvent(new SubmissionWithdrawn(
                    id, submission.definition(), submission.definitionVersion(), earner, district, clock.instant()));
        }
        log.info("Submission {} withdrawn", id);
    }

    /** Goes on with what was put away; without effect on anything else. */
    public void takeUp(SubmissionId id, PersonId earner, DistrictId district) {
        locked(id, earner, district).takeUp();
    }

    /**
     * Deletes what the earner wrote and attached, in every attempt for this micro-credential; decisions stay.
     *
     * @throws SubmissionLocked while one lies with readers, or when a badge rests on one
     */
    public void discard(SubmissionId latest, PersonId earner, DistrictId district) {
        Submission last = locked(latest, earner, district);
        List<Submission> all = submissions.lockAll(earner, district).stream()
                .filter(each -> each.enrolment().equals(last.enrolment()))
                .toList();
        Set<String> keys = new HashSet<>();
        for (Submission each : all) {
            each.evidence().stream()
                    .map(EvidenceItem::storageKey)
                    .filter(Objects::nonNull)
                    .forEach(keys::add);
            each.discard(clock.instant());
        }
        submissions.flush();
        // Another attempt of theirs, at something else, may show the same file.
        keys.stream()
                .filter(key -> submissions.itemsShowing(key, district) == 0)
                .forEach(files::forget);
        log.info("Work of {} attempts discarded with submission {}", all.size(), latest);
    }

    /** Takes back from everybody else what rests on a record of consent, handed in or not; their earner keeps it. */
    public void withhold(UUID consent, DistrictId district) {
        submissions.withhold(consent, district.id(), clock.instant());
    }

    private Submission locked(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.lock(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }
}
