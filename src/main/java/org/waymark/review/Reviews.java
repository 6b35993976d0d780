package org.waymark.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NeededReaders;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.VisibilityRule;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/** What readers do. A review that is not the reader's own is not found. */
@Service
@Transactional
public class Reviews {

    private static final Logger log = LoggerFactory.getLogger(Reviews.class);
    private static final Duration NEARLY_A_MINUTE = Duration.ofSeconds(50);
    private static final Limit LATEST = Limit.of(50);

    private final DoubleReviewRepository doubleReviews;
    private final ReviewRepository reviews;
    private final ReviewAssignments assignments;
    private final Submissions submissions;
    private final Artifacts artifacts;
    private final Definitions definitions;
    private final NeededReaders readers;
    private final WithheldEvidence concerns;
    private final People people;
    // Implemented beside this, by what uses it.
    private final ObjectProvider<AppealWords> appeals;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            DoubleReviewRepository doubleReviews,
            ReviewRepository reviews,
            ReviewAssignments assignments,
            Submissions submissions,
            Artifacts artifacts,
            Definitions definitions,
            NeededReaders readers,
            WithheldEvidence concerns,
            People people,
            ObjectProvider<AppealWords> appeals,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.doubleReviews = doubleReviews;
        this.reviews = reviews;
        this.assignments = assignments;
        this.submissions = submissions;
        this.artifacts = artifacts;
        this.definitions = definitions;
        this.readers = readers;
        this.concerns = concerns;
        this.people = people;
        this.appeals = appeals;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What a reader has been given and not yet recorded, oldest first. */
    @Transactional(readOnly = true)
    public List<ReviewId> assignedTo(PersonId reader, DistrictId district) {
        return reviews.assigned(reader, district).stream().map(QueueRow::id).toList();
    }

    /** The ids of the criteria a reader judges in a review. */
    @Transactional(readOnly = true)
    public Set<String> criteriaOf(ReviewId id, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        return review.doubleReview().criteriaFor(review.slot());
    }

    /**
     * Keeps a draft and what the reader notes for themselves.
     *
     * @param edition what they had before them; null where they do not say
     * @return the edition that stands now
     * @throws ReviewElsewhere where another one stands, or the review was recorded, in other words
     */
    int keep(
            ReviewId id,
            Map<String, Rating> ratings,
            String notes,
            @Nullable Integer edition,
            PersonId reader,
            DistrictId district) {
        return hold(id, reader, district).draft(id, new Ratings(ratings), notes, edition, reader);
    }

    /** Another minute in which its reader had the page before them: for planning load, never for a rating. */
    void countMinute(ReviewId id, PersonId reader, DistrictId district) {
        find(id, reader, district);
        Instant now = clock.instant();
        reviews.countMinute(id, reader, district, now.minus(NEARLY_A_MINUTE), now);
    }

    /** Keeps a draft; after the review was recorded this changes nothing. */
    public void save(ReviewId id, Map<String, Rating> ratings, PersonId reader, DistrictId district) {
        hold(id, reader, district).draft(id, new Ratings(ratings), reader);
    }

    /**
     * Records a review for good, by criterion id; a second time changes nothing. The last one needed makes the decision, in
     * this same transaction.
     *
     * @throws ReviewIncomplete when a level or a word of feedback is missing
     */
    public void record(ReviewId id, Map<String, Rating> ratings, PersonId reader, DistrictId district) {
        DoubleReview held = hold(id, reader, district);
        Review mine = held.review(id);
        if (mine.isRecorded()) {
            return;
        }
        boolean adjudicated = held.in(ReviewSlot.THIRD).isPresent();
        held.record(id, new Ratings(ratings), reader, clock.instant());
        events.publishEvent(ReviewStep.sent(held, mine));
        log.info("Review {} recorded", id);
        if (!held.isDecided() && (held.readers() == 1 || held.isSampled())) {
            askOneOrTwo(held);
        }
        if (!adjudicated && held.in(ReviewSlot.THIRD).isPresent()) {
            events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.THIRD_ASKED));
        }
        if (held.isReadyForDecision()) {
            decide(held);
        } else if (held.isReadAnew()) {
            decideAnew(held);
        } else {
            assignments.fill(held, List.of());
        }
    }

    /** One of two whom chance gave it went, and nobody else can read it: it does not wait for one who is not there. */
    @EventListener
    void on(NobodyToReadAgain once) {
        DoubleReview held =
                doubleReviews.hold(once.doubleReview(), once.district()).orElseThrow();
        askOneOrTwo(held);
        if (held.isReadyForDecision()) {
            decide(held);
        }
    }

    private void askOneOrTwo(DoubleReview held) {
        if (readers.of(definitions.version(held.definitionVersion(), held.district()), held.district()) == 2) {
            // Pay, a role or a licence came to rest on it while one was reading.
            if (held.needsASecond()) {
                events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.SECOND_ASKED));
            }
        } else {
            held.withoutAnother().ifPresent(nobodys -> {
                reviews.delete(nobodys);
                events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.NOT_SAMPLED));
            });
        }
    }

    /** What the earner says and what was decided, for who reads anew; empty for all others. */
    @Transactional(readOnly = true)
    Optional<Appealed> appealed(ReviewId id, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        DecisionContent before = review.doubleReview().decisionBeforeAppeal();
        if (review.slot() != ReviewSlot.APPEAL || before == null) {
            return Optional.empty();
        }
        String reasons = appeals.stream()
                .flatMap(each -> each.of(review.doubleReview().submission(), district).stream())
                .findFirst()
                .orElse("");
        Map<String, Appealed.Said> said = before.criteria().stream()
                .collect(Collectors.toMap(
                        CriterionDecision::criterion,
                        each -> new Appealed.Said(each.level().name(), each.feedback())));
        return Optional.of(new Appealed(reasons, said));
    }

    /** Both sides of a difference, for its third reader: by criterion, what each of the two says, unnamed. */
    @Transactional(readOnly = true)
    Map<String, List<Rating>> differences(ReviewId id, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        if (review.slot() != ReviewSlot.THIRD) {
            throw new ReviewNotFound();
        }
        return review.doubleReview().differences();
    }

    @Transactional(readOnly = true)
    Reading reading(ReviewId id, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        DoubleReview doubleReview = review.doubleReview();
        SubmissionForReview submission = submissions.forReview(doubleReview.submission(), district);
        DefinitionVersion version = definitions.version(doubleReview.definitionVersion(), district);
        Set<String> criteria = doubleReview.criteriaFor(review.slot());
        List<Criterion> judged = version.content().criteria().stream()
                .filter(criterion -> criteria.contains(criterion.id()))
                .toList();
        Set<EvidenceId> withheld =
                concerns.withheld(doubleReview.submission(), doubleReview.earner(), reader, district);
        return new Reading(
                review.id(),
                review.slot(),
                doubleReview.attemptNo(),
                handedIn(review, district),
                Objects.requireNonNull(review.assignedAt()),
                review.recordedAt(),
                version,
                submission,
                judged,
                review.ratings(),
                review.notes(),
                review.edition(),
                withheld,
                withheld.isEmpty()
                        ? Set.of()
                        : concerns.keptAway(doubleReview.submission(), doubleReview.earner(), district));
    }

    private Instant handedIn(Review review, DistrictId district) {
        DoubleReview read = review.doubleReview();
        return review.slot() == ReviewSlot.APPEAL
                ? reviews.askedAnew(read.submission(), district).orElse(read.submittedAt())
                : read.submittedAt();
    }

    /** What a reader opens to read; that they did is recorded, and never shown with their name. */
    Reading open(ReviewId id, PersonId reader, DistrictId district) {
        // Held, since from now on its earner cannot take it back; and before it is read, since it may change hands.
        DoubleReview held = hold(id, reader, district);
        Review mine = find(id, reader, district);
        if (held.open(id, reader, clock.instant())) {
            events.publishEvent(ReviewStep.of(held, ReviewStep.Kind.OPENED, mine.slot(), reader));
        }
        looked(mine);
        return reading(id, reader, district);
    }

    /**
     * What one of a reader's reviews is about, for a concern of theirs: what is said of it is said elsewhere.
     *
     * @throws ReviewNotFound for one that is not theirs
     */
    @Transactional(readOnly = true)
    public WorkRead workRead(ReviewId id, PersonId reader, DistrictId district) {
        DoubleReview read = find(id, reader, district).doubleReview();
        return new WorkRead(read.submission(), read.definition(), read.definitionVersion(), read.earner());
    }

    /** The work of a review as its reader sees it. */
    @Transactional(readOnly = true)
    public ReadingView view(ReviewId id, PersonId reader, DistrictId district) {
        return ReadingView.of(reading(id, reader, district));
    }

    /** Everyone who was ever given some of each of these works to read, whether they still have it or not. */
    @Transactional(readOnly = true)
    public Map<SubmissionId, Set<PersonId>> readersOf(Collection<SubmissionId> works, DistrictId district) {
        return works.isEmpty()
                ? Map.of()
                : Stream.concat(
                                doubleReviews.handsOn(works, district).stream(),
                                doubleReviews.formerHandsOn(works, district).stream())
                        .collect(Collectors.groupingBy(
                                DoubleReviewRepository.Hand::submission,
                                Collectors.mapping(DoubleReviewRepository.Hand::person, Collectors.toSet())));
    }

    /** A file of the work under a neutral name. That it was opened is recorded. */
    EvidenceFile openEvidence(ReviewId id, EvidenceId item, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        requireNotWithheld(review, item, reader, district);
        EvidenceFile file = submissions.openFile(review.doubleReview().submission(), item, district);
        looked(review);
        return file;
    }

    /** The captions of a recording in the work, as WebVTT. That they were opened is recorded. */
    String captions(ReviewId id, EvidenceId item, PersonId reader, DistrictId district) {
        Review review = find(id, reader, district);
        requireNotWithheld(review, item, reader, district);
        String captions = artifacts
                .captions(review.doubleReview().submission(), item, district)
                .orElseThrow(ReviewNotFound::new);
        looked(review);
        return captions;
    }

    private void requireNotWithheld(Review review, EvidenceId item, PersonId reader, DistrictId district) {
        DoubleReview work = review.doubleReview();
        if (concerns.withheld(work.submission(), work.earner(), reader, district)
                .contains(item)) {
            throw new ReviewNotFound();
        }
    }

    /** @throws ReviewNotFound for whoever reads nothing here */
    @Transactional(readOnly = true)
    void requireReader(PersonId person, DistrictId district) {
        if (!VisibilityRule.REVIEW_QUEUE.isOpenTo(people.rolesOf(person, district))) {
            throw new ReviewNotFound();
        }
    }

    @Transactional(readOnly = true)
    Queue queue(PersonId reader, DistrictId district) {
        Set<Role> roles = people.rolesOf(reader, district);
        if (!VisibilityRule.REVIEW_QUEUE.isOpenTo(roles)) {
            throw new ReviewNotFound();
        }
        List<QueueRow> assigned = reviews.assigned(reader, district);
        List<QueueRow> recorded = reviews.recorded(reader, district, LATEST);
        Set<DefinitionVersionId> versions = Stream.concat(assigned.stream(), recorded.stream())
                .map(QueueRow::definitionVersion)
                .collect(Collectors.toSet());
        return new Queue(
                assigned,
                recorded.stream().filter(row -> row.decidedAt() == null).toList(),
                recorded.stream().filter(row -> row.decidedAt() != null).toList(),
                definitions.titles(versions, district),
                assignments.hasNext(reader, district, roles));
    }

    /** Once an hour, however many of its files are opened. */
    private void looked(Review review) {
        DoubleReview doubleReview = review.doubleReview();
        audit.looked(
                doubleReview.district().id(),
                Objects.requireNonNull(review.reader()).toString(),
                review.slot().role().name(),
                doubleReview.earner().toString(),
                "blind " + review.id());
    }

    private void decide(DoubleReview held) {
        Instant now = clock.instant();
        List<String> criteria =
                definitions.version(held.definitionVersion(), held.district()).content().criteria().stream()
                        .map(Criterion::id)
                        .toList();
        DecisionContent merged = held.decide(criteria, before(held), now);
        submissions.close(held.submission(), held.district(), merged.outcomeOfAll(), merged.metCriteria());
        events.publishEvent(ReviewStep.decided(held, ReviewStep.Kind.DECIDED, merged));
        log.info("Submission {} decided: {}", held.submission(), merged.outcomeOfAll());
        events.publishEvent(new DecisionMade(
                held.submission(),
                held.definition(),
                held.definitionVersion(),
                held.earner(),
                held.district(),
                merged.outcomeOfAll(),
                now));
    }

    /** All that an award brings follows from the same event as any other award. */
    private void decideAnew(DoubleReview held) {
        Instant now = clock.instant();
        DecisionContent decision = held.decideAnew();
        Outcome outcome = decision.outcomeOfAll();
        submissions.closeAgain(held.submission(), held.district(), outcome, decision.metCriteria());
        events.publishEvent(ReviewStep.decided(held, ReviewStep.Kind.APPEAL_DECIDED, decision));
        log.info("Submission {} read anew: {}", held.submission(), outcome);
        events.publishEvent(new AppealRead(held.submission(), held.district(), outcome, held.changedByAppeal(), now));
        if (outcome == Outcome.AWARDED) {
            events.publishEvent(new DecisionMade(
                    held.submission(),
                    held.definition(),
                    held.definitionVersion(),
                    held.earner(),
                    held.district(),
                    outcome,
                    now));
        }
    }

    private @Nullable DecisionContent before(DoubleReview held) {
        return held.priorSubmission() == null
                ? null
                : doubleReviews
                        .findBySubmissionAndDistrict(held.priorSubmission(), held.district())
                        .map(DoubleReview::decision)
                        .orElse(null);
    }

    private DoubleReview hold(ReviewId id, PersonId reader, DistrictId district) {
        return doubleReviews
                .idOf(id, reader, district)
                .flatMap(doubleReview -> doubleReviews.hold(doubleReview, district))
                .orElseThrow(ReviewNotFound::new);
    }

    private Review find(ReviewId id, PersonId reader, DistrictId district) {
        Review review = reviews.find(id, reader, district).orElseThrow(ReviewNotFound::new);
        if (!people.rolesOf(reader, district).contains(review.slot().role())) {
            throw new ReviewNotFound();
        }
        return review;
    }
}
