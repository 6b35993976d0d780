package org.waymark.review;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;

/**
 * Two independent reviews of one submission, a third where they differ, and the one decision they come to. Two readers
 * differ on a criterion when they stand on different sides of DEMONSTRATED. Where little rests on it there may be one
 * reader, who decides: nobody is there to differ from.
 */
@Entity
class DoubleReview {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Embedded
    @EmbeddedColumnNaming("prior_submission_%s")
    private @Nullable SubmissionId priorSubmission;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Column
    private int attemptNo;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> openCriteria;

    @Enumerated(EnumType.STRING)
    private DoubleReviewStatus status;

    @Column
    private Instant submittedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column
    private @Nullable Instant decidedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable DecisionContent decision;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable DecisionContent beforeAppeal;

    @Column
    private boolean sampled;

    @Enumerated(EnumType.STRING)
    private @Nullable CouldAct couldAct;

    @Column
    private @Nullable Instant couldActAt;

    @OneToMany(mappedBy = "doubleReview", cascade = CascadeType.ALL)
    private List<Review> reviews = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected DoubleReview() {}

    /** @param readers 1 or 2 */
    DoubleReview(SubmissionSubmitted submitted, int readers) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = submitted.district();
        this.submission = submitted.submission();
        this.priorSubmission = submitted.prior();
        this.definition = submitted.definition();
        this.definitionVersion = submitted.version();
        this.earner = submitted.earner();
        this.attemptNo = submitted.attemptNo();
        this.openCriteria = List.copyOf(new TreeSet<>(submitted.openCriteria()));
        this.status = DoubleReviewStatus.WAITING_FOR_READERS;
        this.submittedAt = submitted.at();
        reviews.add(new Review(this, district, ReviewSlot.FIRST));
        if (readers > 1) {
            reviews.add(new Review(this, district, ReviewSlot.SECOND));
        }
    }

    /** How many read it before any third. */
    int readers() {
        return (int) blind().count();
    }

    /** Those who read it each alone, before any third. */
    private Stream<Review> blind() {
        return Stream.of(ReviewSlot.FIRST, ReviewSlot.SECOND).flatMap(slot -> in(slot).stream());
    }

    /**
     * One reader is not enough any more: from now on it waits for a second one as well, unless it is decided. Answers whether
     * it did not before.
     */
    boolean needsASecond() {
        boolean wanted = sampled;
        sampled = false;
        if (readers() == 1 && !isDecided()) {
            reviews.add(new Review(this, district, ReviewSlot.SECOND));
            return true;
        }
        return wanted;
    }

    /** Chance gives it a second reader, though one would do: it does not wait for another who is not there. */
    void sample() {
        if (needsASecond()) {
            sampled = true;
        }
    }

    /**
     * Whether it was read once, and all that it waits for is another reader since chance gave it two. It is the same whose
     * place is empty: each of them reads all of it, alone.
     */
    boolean waitsForAnotherByChance() {
        return sampled && blind().anyMatch(Review::isRecorded) && blind().anyMatch(Review::isOpen);
    }

    /** What was to be read twice by chance and has nobody for one of them, so that who has read it decides. */
    Optional<Review> withoutAnother() {
        Optional<Review> nobodys =
                waitsForAnotherByChance() ? blind().filter(Review::isOpen).findFirst() : Optional.empty();
        nobodys.ifPresent(reviews::remove);
        return nobodys;
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    SubmissionId submission() {
        return submission;
    }

    @Nullable
    SubmissionId priorSubmission() {
        return priorSubmission;
    }

    DefinitionId definition() {
        return definition;
    }

    DefinitionVersionId definitionVersion() {
        return definitionVersion;
    }

    PersonId earner() {
        return earner;
    }

    int attemptNo() {
        return attemptNo;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    DoubleReviewStatus status() {
        return status;
    }

    @Nullable
    Outcome outcome() {
        return outcome;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    DecisionContent decision() {
        return decision;
    }

    @Nullable
    CouldAct couldAct() {
        return couldAct;
    }

    @Nullable
    Instant couldActAt() {
        return couldActAt;
    }

    /** Whether the earner may say, or say otherwise: where there was something to change, until what they said is counted. */
    boolean asksWhetherItHelped(Instant counted) {
        return outcome == Outcome.NOT_YET && (couldActAt == null || !couldActAt.isBefore(counted));
    }

    /** Whether its earner may ask that somebody else reads it, which they may once. */
    boolean mayBeAppealed() {
        return outcome == Outcome.NOT_YET && in(ReviewSlot.APPEAL).isEmpty();
    }

    /** Somebody who had no hand in it reads anew what was not yet there. */
    void appeal() {
        if (!mayBeAppealed()) {
            throw new IllegalStateException("Double review " + id + " cannot be appealed");
        }
        reviews.add(new Review(this, district, ReviewSlot.APPEAL));
    }

    /** Nobody reads it anew any more; empty where nobody was to, or somebody has. */
    Optional<Review> endAppeal() {
        Optional<Review> open = in(ReviewSlot.APPEAL).filter(review -> !review.isRecorded());
        open.ifPresent(reviews::remove);
        return open;
    }

    /** Whether somebody read it anew, and nothing came of that yet. */
    boolean isReadAnew() {
        return beforeAppeal == null
                && in(ReviewSlot.APPEAL).filter(Review::isRecorded).isPresent();
    }

    /** When what somebody read anew took the place of what was decided; null where nobody has. */
    @Nullable
    Instant decidedAnewAt() {
        return beforeAppeal == null
                ? null
                : in(ReviewSlot.APPEAL).map(Review::recordedAt).orElse(null);
    }

    /** How many criteria are met that were not before somebody read it anew. */
    int changedByAppeal() {
        DecisionContent before = beforeAppeal;
        return before == null || decision == null
                ? 0
                : decision.metCriteria().size() - before.metCriteria().size();
    }

    /**
     * What the new reader says takes the place of what was decided, never to the earner's disadvantage: a level that is lower
     * than before changes nothing but the words.
     */
    DecisionContent decideAnew() {
        if (!isReadAnew()) {
            throw new IllegalStateException("Double review " + id + " was not read anew");
        }
        DecisionContent before = Objects.requireNonNull(decision);
        Ratings said = in(ReviewSlot.APPEAL).orElseThrow().ratings();
        DecisionContent now = new DecisionContent(before.criteria().stream()
                .map(each -> each.met() ? each : anew(each, said.of(each.criterion())))
                .toList());
        beforeAppeal = before;
        decision = now;
        outcome = now.outcomeOfAll();
        return now;
    }

    private static CriterionDecision anew(CriterionDecision before, Rating said) {
        RubricLevel level = level(said).compareTo(before.level()) > 0 ? level(said) : before.level();
        Feedback words = new Feedback(said.strength(), said.gap(), said.nextStep());
        List<Feedback> all = new ArrayList<>();
        if (level != RubricLevel.DEMONSTRATED) {
            all.addAll(before.feedback());
        }
        if (!words.isEmpty()) {
            all.add(words);
        }
        return new CriterionDecision(before.criterion(), level, false, all);
    }

    /** What was decided before somebody read it anew; the same as now where nobody has. */
    @Nullable
    DecisionContent decisionBeforeAppeal() {
        return beforeAppeal == null ? decision : beforeAppeal;
    }

    /** The earner's word on the feedback. */
    void sayWhetherItHelped(CouldAct answer, Instant now) {
        couldAct = answer;
        couldActAt = now;
    }

    boolean isDecided() {
        return status == DoubleReviewStatus.DECIDED;
    }

    Optional<Review> in(ReviewSlot slot) {
        return reviews.stream().filter(review -> review.slot() == slot).findFirst();
    }

    List<PersonId> firstTwoReaders() {
        return Stream.of(ReviewSlot.FIRST, ReviewSlot.SECOND)
                .flatMap(slot -> in(slot).stream())
                .map(Review::reader)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether any of its readers has opened it, or one who gave it back had. */
    boolean isBegun() {
        return reviews.stream().anyMatch(Review::isBegun);
    }

    /** Those who were given it. */
    List<PersonId> givenTo() {
        return reviews.stream().map(Review::reader).filter(Objects::nonNull).toList();
    }

    /** A reader looks at the work; answers whether for the first time since it was given to them. */
    boolean open(ReviewId review, PersonId by, Instant now) {
        Review mine = of(review, by);
        boolean first = !mine.isOpened();
        mine.open(now);
        return first;
    }

    /** Whether somebody has looked at it who was to read it, and has not sent it. */
    boolean isOpenedBy(PersonId reader) {
        return reviews.stream()
                .anyMatch(review -> review.isReadBy(reader) && !review.isRecorded() && review.isOpened());
    }

    /** Whether this reader has it and has not sent it. */
    boolean isOpenIn(PersonId reader) {
        return reviews.stream().anyMatch(review -> review.isReadBy(reader) && !review.isRecorded());
    }

    /** One of its reviews. */
    Review review(ReviewId review) {
        return in(review).orElseThrow(ReviewNotFound::new);
    }

    Optional<Review> in(ReviewId review) {
        return reviews.stream().filter(each -> each.id().equals(review)).findFirst();
    }

    boolean isSampled() {
        return sampled;
    }

    /** The slots that wait for a reader. */
    List<ReviewSlot> openSlots() {
        return Stream.of(ReviewSlot.values())
                .filter(slot -> in(slot).filter(Review::isOpen).isPresent())
                .toList();
    }

    /** Whether this person may be given a slot: never the earner, and no one twice. */
    boolean mayBeReadBy(PersonId person) {
        return !person.equals(earner) && reviews.stream().noneMatch(review -> review.isReadBy(person));
    }

    void assign(ReviewSlot slot, PersonId reader, Instant at) {
        if (!mayBeReadBy(reader)) {
            throw new IllegalStateException("This person cannot read double review " + id);
        }
        Review open = in(slot).filter(Review::isOpen).orElseThrow();
        open.assign(reader, at);
    }

    /** Takes from a person what they have not recorded; the slot is open again. Answers whether there was anything. */
    boolean release(ReviewSlot slot, PersonId reader) {
        Optional<Review> theirs = in(slot).filter(review -> review.isReadBy(reader) && !review.isRecorded());
        theirs.ifPresent(Review::release);
        return theirs.isPresent();
    }

    /** Takes from a person whatever they have not recorded; answers whether there was anything. */
    List<ReviewSlot> releaseAll(PersonId reader) {
        List<Review> theirs = reviews.stream()
                .filter(review -> review.isReadBy(reader) && !review.isRecorded())
                .toList();
        theirs.forEach(Review::release);
        return theirs.stream().map(Review::slot).toList();
    }

    /** Begins the reading once each slot has a reader; answers whether it began now. */
    boolean beginReading() {
        List<ReviewSlot> open = openSlots();
        if (status != DoubleReviewStatus.WAITING_FOR_READERS || !(open.isEmpty() || sampled && open.size() == 1)) {
            return false;
        }
        become(DoubleReviewStatus.READING);
        return true;
    }

    /**
     * The criteria a reader in a slot judges: the open ones, the third only those on which the two differ, who reads anew only
     * those that were not met.
     */
    Set<String> criteriaFor(ReviewSlot slot) {
        return switch (slot) {
            case FIRST, SECOND -> new TreeSet<>(openCriteria);
            case THIRD -> differing();
            case APPEAL -> notMet();
        };
    }

    private Set<String> notMet() {
        DecisionContent decided = decisionBeforeAppeal();
        return decided == null
                ? Set.of()
                : decided.criteria().stream()
                        .filter(each -> !each.met())
                        .map(CriterionDecision::criterion)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The criteria on which the two stand on different sides of DEMONSTRATED; none before both are in. */
    Set<String> differing() {
        if (readers() == 1 || !allAreIn()) {
            return Set.of();
        }
        return openCriteria.stream()
                .filter(criterion ->
                        first(criterion).isMet() != second(criterion).isMet())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What each of the two says where they differ, by criterion. */
    Map<String, List<Rating>> differences() {
        Map<String, List<Rating>> both = new TreeMap<>();
        differing().forEach(criterion -> both.put(criterion, List.of(first(criterion), second(criterion))));
        return both;
    }

    /**
     * Keeps what a reader has written so far, with what they note for themselves.
     *
     * @param edition what they had before them; null where they do not say
     * @return the edition that stands now
     * @throws ReviewElsewhere where another one stands, in other words
     */
    int draft(ReviewId review, Ratings ratings, String notes, @Nullable Integer edition, PersonId by) {
        Review mine = of(review, by);
        Ratings written = ratings.only(criteriaFor(mine.slot()));
        boolean same = written.equals(mine.ratings()) && notes.equals(mine.notes());
        if (!same && (mine.isRecorded() || edition != null && edition != mine.edition())) {
            throw new ReviewElsewhere();
        }
        if (!mine.isRecorded()) {
            mine.draft(written);
            mine.note(notes);
        }
        return mine.edition();
    }

    /** Keeps what a reader has written so far. */
    void draft(ReviewId review, Ratings ratings, PersonId by) {
        Review mine = of(review, by);
        if (!mine.isRecorded()) {
            mine.draft(ratings.only(criteriaFor(mine.slot())));
        }
    }

    /**
     * Records a review for good; a second time changes nothing. With the second one in and a difference between them, the
     * third slot opens.
     *
     * @throws ReviewIncomplete when a level or a word of feedback is missing
     */
    void record(ReviewId review, Ratings ratings, PersonId by, Instant at) {
        Review mine = of(review, by);
        if (mine.isRecorded()) {
            return;
        }
        Set<String> criteria = criteriaFor(mine.slot());
        // Who reads anew says why, whatever they find.
        List<RatingProblem> problems = ratings.problems(criteria, mine.slot() == ReviewSlot.APPEAL);
        if (!problems.isEmpty()) {
            throw new ReviewIncomplete(problems);
        }
        mine.freeze(ratings.only(criteria), at);
        if (status == DoubleReviewStatus.READING && !differing().isEmpty()) {
            become(DoubleReviewStatus.ADJUDICATION);
            reviews.add(new Review(this, district, ReviewSlot.THIRD));
        }
    }

    /** Whether all that a decision needs is recorded. */
    boolean isReadyForDecision() {
        return switch (status) {
            case READING -> allAreIn() && differing().isEmpty();
            case ADJUDICATION -> in(ReviewSlot.THIRD).filter(Review::isRecorded).isPresent();
            case WAITING_FOR_READERS, DECIDED -> false;
        };
    }

    /**
     * Merges the reviews into one decision.
     *
     * @param criteria every criterion of the version, in order; those that are not open were met before
     * @param prior the decision of the attempt before, for the words on what is carried
     */
    DecisionContent decide(List<String> criteria, @Nullable DecisionContent prior, Instant at) {
        if (!isReadyForDecision()) {
            throw new IllegalStateException("Double review " + id + " cannot be decided yet");
        }
        DecisionContent merged = new DecisionContent(criteria.stream()
                .map(criterion -> openCriteria.contains(criterion) ? merged(criterion) : carried(criterion, prior))
                .toList());
        become(DoubleReviewStatus.DECIDED);
        outcome = merged.outcomeOfAll();
        decision = merged;
        decidedAt = at;
        return merged;
    }

    /** What readers wrote of the earner's work says no longer whose it is. */
    void unname(UnaryOperator<String> without) {
        reviews.forEach(review -> review.unname(without));
        reviews.forEach(Review::forgetNotes);
        couldAct = null;
        couldActAt = null;
        if (decision != null) {
            decision = decision.with(without);
        }
        if (beforeAppeal != null) {
            beforeAppeal = beforeAppeal.with(without);
        }
    }

    private CriterionDecision merged(String criterion) {
        List<Rating> given = Stream.of(ReviewSlot.values())
                .flatMap(slot -> in(slot).stream())
                .map(review -> review.ratings().byCriterion().get(criterion))
                .filter(Objects::nonNull)
                .toList();
        RubricLevel level = mergedLevel(criterion);
        List<Feedback> feedback = given.stream()
                // Where something is missing, all who say so say what: a next step that was asked for reaches the
                // earner.
                .filter(rating -> rating.isMet() == (level == RubricLevel.DEMONSTRATED))
                .map(rating -> new Feedback(rating.strength(), rating.gap(), rating.nextStep()))
                .filter(words -> !words.isEmpty())
                .toList();
        return new CriterionDecision(criterion, level, false, feedback);
    }

    /** The third reader's level where there is one; else the lower of two on the same side, or the only one. */
    private RubricLevel mergedLevel(String criterion) {
        if (readers() == 1) {
            return level(blind().findFirst().orElseThrow().ratings().of(criterion));
        }
        RubricLevel one = level(first(criterion));
        RubricLevel other = level(second(criterion));
        return in(ReviewSlot.THIRD)
                .map(review -> review.ratings().of(criterion).level())
                .orElse(one.compareTo(other) <= 0 ? one : other);
    }

    private static CriterionDecision carried(String criterion, @Nullable DecisionContent prior) {
        List<Feedback> words = prior == null
                ? List.of()
                : prior.criterion(criterion).map(CriterionDecision::feedback).orElse(List.of());
        return new CriterionDecision(criterion, RubricLevel.DEMONSTRATED, true, words);
    }

    private static RubricLevel level(Rating rating) {
        return Objects.requireNonNull(rating.level());
    }

    private Rating first(String criterion) {
        return rating(ReviewSlot.FIRST, criterion);
    }

    private Rating second(String criterion) {
        return rating(ReviewSlot.SECOND, criterion);
    }

    private Rating rating(ReviewSlot slot, String criterion) {
        return in(slot).orElseThrow().ratings().of(criterion);
    }

    private boolean allAreIn() {
        return blind().allMatch(Review::isRecorded);
    }

    private Review of(ReviewId review, PersonId by) {
        return reviews.stream()
                .filter(each -> each.id().equals(review) && each.isReadBy(by))
                .findFirst()
                .orElseThrow(ReviewNotFound::new);
    }

    private void become(DoubleReviewStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("A double review that is " + status + " cannot become " + next);
        }
        status = next;
    }
}
