package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalog.RubricLevel.APPROACHING;
import static org.waymark.catalog.RubricLevel.DEMONSTRATED;
import static org.waymark.catalog.RubricLevel.NOT_YET;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;

class DoubleReviewTests {

    private static final Instant NOW = Instant.parse("2027-05-03T14:02:00Z");
    private static final List<String> CRITERIA = List.of("C1", "C2");

    private final PersonId earner = PersonId.fresh();
    private final PersonId first = PersonId.fresh();
    private final PersonId second = PersonId.fresh();
    private final PersonId third = PersonId.fresh();
    private final DoubleReview reading = reading("C1", "C2");

    @Test
    void beginsOnlyWithTwoReaders() {
        DoubleReview waiting = opened("C1");
        waiting.assign(ReviewSlot.FIRST, first, NOW);

        assertThat(waiting.beginReading()).isFalse();
    }

    @Test
    void beginsOnce() {
        assertThat(reading.beginReading()).isFalse();
    }

    @Test
    void isNeverReadByItsEarner() {
        assertThatThrownBy(() -> opened("C1").assign(ReviewSlot.FIRST, earner, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNeverReadTwiceByOne() {
        DoubleReview waiting = opened("C1");
        waiting.assign(ReviewSlot.FIRST, first, NOW);

        assertThatThrownBy(() -> waiting.assign(ReviewSlot.SECOND, first, NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNotReadyAfterOneReview() {
        record(first, DEMONSTRATED, DEMONSTRATED);

        assertThat(reading.isReadyForDecision()).isFalse();
    }

    @Test
    void isAwardedWhenBothSeeEverythingDemonstrated() {
        record(first, DEMONSTRATED, DEMONSTRATED);
        record(second, DEMONSTRATED, DEMONSTRATED);
        decide();

        assertThat(reading.outcome()).isEqualTo(Outcome.AWARDED);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_YET,NOT_YET,NOT_YET",
        "NOT_YET,APPROACHING,NOT_YET",
        "APPROACHING,NOT_YET,NOT_YET",
        "APPROACHING,APPROACHING,APPROACHING",
        "DEMONSTRATED,DEMONSTRATED,DEMONSTRATED"
    })
    void agreesOnTheLowerLevelOfOneSide(RubricLevel one, RubricLevel other, RubricLevel merged) {
        record(first, one, DEMONSTRATED);
        record(second, other, DEMONSTRATED);
        DecisionContent decision = decide();

        assertThat(decision.criterion("C1").orElseThrow().level()).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource({"NOT_YET,DEMONSTRATED", "APPROACHING,DEMONSTRATED", "DEMONSTRATED,NOT_YET", "DEMONSTRATED,APPROACHING"})
    void asksAThirdWhenTheTwoStandOnDifferentSides(RubricLevel one, RubricLevel other) {
        record(first, DEMONSTRATED, one);
        record(second, DEMONSTRATED, other);

        assertThat(reading.status()).isEqualTo(DoubleReviewStatus.ADJUDICATION);
    }

    @Test
    void givesTheThirdOnlyWhatDiffers() {
        differOnTheSecond();

        assertThat(reading.criteriaFor(ReviewSlot.THIRD)).containsExactly("C2");
    }

    @Test
    void isNotReadyBeforeTheThirdIsIn() {
        differOnTheSecond();

        assertThat(reading.isReadyForDecision()).isFalse();
    }

    @Test
    void isNotReadByOneOfTheTwoAgain() {
        differOnTheSecond();

        assertThat(reading.mayBeReadBy(second)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DEMONSTRATED,AWARDED", "APPROACHING,NOT_YET", "NOT_YET,NOT_YET"})
    void endsAsTheThirdSays(RubricLevel level, Outcome outcome) {
        differOnTheSecond();
        recordThird(level);
        decide();

        assertThat(reading.outcome()).isEqualTo(outcome);
    }

    @Test
    void mergesTheWordsOfThoseOnTheSideThatWasDecided() {
        differOnTheSecond();
        recordThird(APPROACHING);
        CriterionDecision merged = decide().criterion("C2").orElseThrow();

        assertThat(merged.feedback()).extracting(Feedback::gap).containsExactly("gap of second", "gap of third");
    }

    @Test
    void tellsWhatEitherMissedWhereBothMissSomething() {
        DoubleReview both = reading("C2");
        both.record(both.in(ReviewSlot.FIRST).orElseThrow().id(), ratings("C2", APPROACHING, "first"), first, NOW);
        both.record(
                both.in(ReviewSlot.SECOND).orElseThrow().id(),
                ratings("C2", RubricLevel.NOT_YET, "second"),
                second,
                NOW);
        CriterionDecision merged =
                both.decide(List.of("C2"), null, NOW).criterion("C2").orElseThrow();

        assertThat(merged.feedback()).extracting(Feedback::gap).containsExactly("gap of first", "gap of second");
    }

    @Test
    void leavesOutTheWordsOfWhoStoodAlone() {
        differOnTheSecond();
        recordThird(DEMONSTRATED);
        CriterionDecision merged = decide().criterion("C2").orElseThrow();

        assertThat(merged.feedback()).extracting(Feedback::gap).doesNotContain("gap of second");
    }

    @Test
    void carriesWhatWasMetBefore() {
        DoubleReview again = reading("C2");
        again.record(again.in(ReviewSlot.FIRST).orElseThrow().id(), ratings("C2", DEMONSTRATED, "first"), first, NOW);
        again.record(
                again.in(ReviewSlot.SECOND).orElseThrow().id(), ratings("C2", DEMONSTRATED, "second"), second, NOW);
        again.decide(CRITERIA, null, NOW);

        assertThat(again.outcome()).isEqualTo(Outcome.AWARDED);
    }

    @Test
    void repeatsTheWordsOnWhatIsCarried() {
        Feedback words = new Feedback("Clear goal", "", "");
        DecisionContent prior =
                new DecisionContent(List.of(new CriterionDecision("C1", DEMONSTRATED, false, List.of(words))));
        DoubleReview again = reading("C2");
        again.record(again.in(ReviewSlot.FIRST).orElseThrow().id(), ratings("C2", NOT_YET, "first"), first, NOW);
        again.record(again.in(ReviewSlot.SECOND).orElseThrow().id(), ratings("C2", NOT_YET, "second"), second, NOW);

        assertThat(again.decide(CRITERIA, prior, NOW).criterion("C1").orElseThrow())
                .isEqualTo(new CriterionDecision("C1", DEMONSTRATED, true, List.of(words)));
    }

    @Test
    void recordsAReviewOnce() {
        record(first, DEMONSTRATED, DEMONSTRATED);
        record(first, NOT_YET, NOT_YET);

        assertThat(reviewOf(first).ratings().of("C1").level()).isEqualTo(DEMONSTRATED);
    }

    @Test
    void freezesARecordedReview() {
        record(first, DEMONSTRATED, DEMONSTRATED);
        reading.draft(reviewOf(first).id(), new Ratings(both(NOT_YET, NOT_YET, "late")), first);

        assertThat(reviewOf(first).ratings().of("C1").level()).isEqualTo(DEMONSTRATED);
    }

    @Test
    void refusesAReviewWithoutALevel() {
        assertThatThrownBy(() -> reading.record(reviewOf(first).id(), ratings("C1", DEMONSTRATED, "first"), first, NOW))
                .isInstanceOfSatisfying(
                        ReviewIncomplete.class,
                        incomplete -> assertThat(incomplete.problems())
                                .containsExactly(new RatingProblem(
                                        "C2", RatingProblem.Field.LEVEL, RatingProblem.Kind.MISSING)));
    }

    @Test
    void asksForStrengthGapAndNextStepBelowDemonstrated() {
        assertThat(new Rating(APPROACHING, " ", "", "").problems("C1", false))
                .extracting(RatingProblem::field)
                .containsExactly(RatingProblem.Field.STRENGTH, RatingProblem.Field.GAP, RatingProblem.Field.NEXT_STEP);
    }

    @Test
    void asksForNothingMoreWhereDemonstrated() {
        assertThat(Rating.demonstrated("").problems("C1", false)).isEmpty();
    }

    @Test
    void refusesWordsWithoutEnd() {
        assertThat(Rating.demonstrated("x".repeat(4001)).problems("C1", false))
                .containsExactly(new RatingProblem("C1", RatingProblem.Field.STRENGTH, RatingProblem.Kind.TOO_LONG));
    }

    @Test
    void isNotRecordedByAnother() {
        assertThatThrownBy(() ->
                        reading.record(reviewOf(first).id(), new Ratings(both(NOT_YET, NOT_YET, "x")), second, NOW))
                .isInstanceOf(ReviewNotFound.class);
    }

    @Test
    void losesTheDraftOfAReaderWhoLeaves() {
        reading.draft(reviewOf(first).id(), new Ratings(both(NOT_YET, NOT_YET, "first")), first);
        reading.release(ReviewSlot.FIRST, first);

        assertThat(reading.in(ReviewSlot.FIRST).orElseThrow().ratings()).isEqualTo(Ratings.NONE);
    }

    @Test
    void keepsWhatALeavingReaderHasRecorded() {
        record(first, DEMONSTRATED, DEMONSTRATED);
        reading.release(ReviewSlot.FIRST, first);

        assertThat(reading.openSlots()).isEmpty();
    }

    @Test
    void withOneReaderWaitsForNoOtherAndIsDecidedByThatOne() {
        DoubleReview one = readByOne();
        assertThat(one.openSlots()).isEmpty();
        assertThat(one.isReadyForDecision()).isFalse();

        one.record(firstOf(one), new Ratings(both(DEMONSTRATED, APPROACHING, "first")), first, NOW);

        assertThat(one.isReadyForDecision()).isTrue();
        assertThat(one.differing()).isEmpty();
        DecisionContent decided = one.decide(List.of("C1", "C2"), null, NOW);
        assertThat(decided.metCriteria()).containsExactly("C1");
        assertThat(decided.criterion("C2").orElseThrow().level()).isEqualTo(APPROACHING);
    }

    @Test
    void thatNeedsASecondAfterAllWaitsForThatOne() {
        DoubleReview one = readByOne();
        one.record(firstOf(one), new Ratings(both(DEMONSTRATED, DEMONSTRATED, "first")), first, NOW);
        one.needsASecond();

        assertThat(one.isReadyForDecision()).isFalse();
        assertThat(one.openSlots()).containsExactly(ReviewSlot.SECOND);
        assertThat(one.readers()).isEqualTo(2);
    }

    @Test
    void thatIsDecidedNeedsNoSecondAnyMore() {
        DoubleReview one = readByOne();
        one.record(firstOf(one), new Ratings(both(DEMONSTRATED, DEMONSTRATED, "first")), first, NOW);
        one.decide(List.of("C1", "C2"), null, NOW);
        one.needsASecond();

        assertThat(one.readers()).isEqualTo(1);
    }

    @Test
    void thatChanceGaveASecondIsDecidedByTheOneWhoIsThere() {
        DoubleReview drawn = opened(1, "C1", "C2");
        drawn.sample();
        drawn.assign(ReviewSlot.FIRST, first, NOW);
        drawn.assign(ReviewSlot.SECOND, second, NOW);
        drawn.beginReading();
        drawn.record(
                drawn.in(ReviewSlot.SECOND).orElseThrow().id(),
                new Ratings(both(DEMONSTRATED, APPROACHING, "second")),
                second,
                NOW);
        assertThat(drawn.waitsForAnotherByChance()).as("the first reads").isFalse();
        drawn.release(ReviewSlot.FIRST, first);
        assertThat(drawn.waitsForAnotherByChance()).isTrue();

        assertThat(drawn.withoutAnother())
                .hasValueSatisfying(nobodys -> assertThat(nobodys.slot()).isEqualTo(ReviewSlot.FIRST));

        assertThat(drawn.readers()).isEqualTo(1);
        assertThat(drawn.isReadyForDecision()).isTrue();
        DecisionContent decided = drawn.decide(List.of("C1", "C2"), null, NOW);
        assertThat(decided.metCriteria()).containsExactly("C1");
        assertThat(decided.criterion("C2").orElseThrow().feedback())
                .singleElement()
                .satisfies(words -> assertThat(words.gap()).contains("second"));
    }

    @Test
    void thatNeedsTwoWaitsForTheOneWhoIsNotThere() {
        record(second, DEMONSTRATED, DEMONSTRATED);
        reading.release(ReviewSlot.FIRST, first);

        assertThat(reading.withoutAnother()).isEmpty();
        assertThat(reading.isReadyForDecision()).isFalse();
    }

    private DoubleReview opened(String... open) {
        return opened(2, open);
    }

    private DoubleReview opened(int readers, String... open) {
        return new DoubleReview(
                new SubmissionSubmitted(
                        SubmissionId.fresh(),
                        DefinitionId.fresh(),
                        DefinitionVersionId.fresh(),
                        earner,
                        DistrictId.fresh(),
                        1,
                        Set.of(open),
                        null,
                        NOW),
                readers);
    }

    private DoubleReview readByOne() {
        DoubleReview opened = opened(1, "C1", "C2");
        opened.assign(ReviewSlot.FIRST, first, NOW);
        opened.beginReading();
        return opened;
    }

    private static ReviewId firstOf(DoubleReview each) {
        return each.in(ReviewSlot.FIRST).orElseThrow().id();
    }

    private DoubleReview reading(String... open) {
        DoubleReview opened = opened(open);
        opened.assign(ReviewSlot.FIRST, first, NOW);
        opened.assign(ReviewSlot.SECOND, second, NOW);
        opened.beginReading();
        return opened;
    }

    private void differOnTheSecond() {
        record(first, DEMONSTRATED, DEMONSTRATED);
        record(second, DEMONSTRATED, APPROACHING);
        reading.assign(ReviewSlot.THIRD, third, NOW);
    }

    private void record(PersonId reader, RubricLevel one, RubricLevel other) {
        String name = reader.equals(first) ? "first" : "second";
        reading.record(reviewOf(reader).id(), new Ratings(both(one, other, name)), reader, NOW);
    }

    private void recordThird(RubricLevel level) {
        reading.record(reviewOf(third).id(), ratings("C2", level, "third"), third, NOW);
    }

    private Review reviewOf(PersonId reader) {
        return List.of(ReviewSlot.values()).stream()
                .flatMap(slot -> reading.in(slot).stream())
                .filter(review -> review.isReadBy(reader))
                .findFirst()
                .orElseThrow();
    }

    private DecisionContent decide() {
        return reading.decide(CRITERIA, null, NOW);
    }

    private static Map<String, Rating> both(RubricLevel one, RubricLevel other, String name) {
        Map<String, Rating> both = new HashMap<>(ratings("C1", one, name).byCriterion());
        both.putAll(ratings("C2", other, name).byCriterion());
        return both;
    }

    private static Ratings ratings(String criterion, RubricLevel level, String name) {
        Rating rating = new Rating(level, "strength of " + name, "gap of " + name, "step of " + name);
        return new Ratings(Map.of(criterion, rating));
    }
}
