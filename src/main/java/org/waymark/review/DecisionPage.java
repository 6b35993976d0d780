package org.waymark.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.submission.Outcome;
import org.waymark.submission.SelfRating;
import org.waymark.submission.SubmissionId;

/**
 * A decision as its earner reads it: what to change first, then what is met.
 *
 * @param language in which the rubric is written
 * @param decidedAt since when it stands as it is
 * @param firstDecidedAt when it was decided otherwise before; null where an appeal changed nothing, or there was none
 * @param upheldAt when somebody read it anew and changed nothing
 * @param latest the earner's latest attempt
 * @param most how many attempts the district allows; 0 for as many as it takes
 */
record DecisionPage(
        SubmissionId submission,
        String title,
        String language,
        int attemptNo,
        boolean awarded,
        Instant decidedAt,
        @Nullable Instant firstDecidedAt,
        @Nullable Instant upheldAt,
        List<Row> toChange,
        List<Row> met,
        SubmissionId latest,
        int most) {

    /**
     * What is said of one criterion; the words of all readers who stand behind the level, together.
     *
     * @param mine what the earner thought of it before they handed it in, if they said so
     */
    record Row(
            String title,
            RubricLevel level,
            String means,
            boolean carried,
            List<String> strengths,
            List<String> gaps,
            List<String> nextSteps,
            @Nullable SelfRating mine) {}

    static DecisionPage of(
            DecisionView decision,
            DefinitionVersion version,
            SubmissionId latest,
            Map<String, SelfRating> mine,
            int most) {
        DecisionView.Anew anew = decision.anew();
        boolean changed = anew != null && anew.changed();
        List<Row> rows = version.content().criteria().stream()
                .flatMap(criterion -> decision.criteria().stream()
                        .filter(each -> each.criterion().equals(criterion.id()))
                        .map(each -> row(criterion, each, mine.get(criterion.id()))))
                .toList();
        return new DecisionPage(
                decision.submission(),
                version.title(),
                version.content().about().language(),
                decision.attemptNo(),
                decision.outcome() == Outcome.AWARDED,
                anew != null && changed ? anew.at() : decision.decidedAt(),
                changed ? decision.decidedAt() : null,
                anew != null && !changed ? anew.at() : null,
                rows.stream()
                        .filter(row -> row.level() != RubricLevel.DEMONSTRATED)
                        .toList(),
                rows.stream()
                        .filter(row -> row.level() == RubricLevel.DEMONSTRATED)
                        .toList(),
                latest,
                most);
    }

    /** Whether the next attempt can be opened from here. */
    public boolean isLatest() {
        return submission.equals(latest) && !isLast();
    }

    /** Whether the district allows no attempt after this one. */
    public boolean isLast() {
        return submission.equals(latest) && most > 0 && attemptNo >= most;
    }

    private static Row row(Criterion criterion, CriterionDecision decided, @Nullable SelfRating mine) {
        return new Row(
                criterion.title(),
                decided.level(),
                criterion.levels().getOrDefault(RubricLevel.DEMONSTRATED, ""),
                decided.carried(),
                words(decided, Feedback::strength),
                words(decided, Feedback::gap),
                words(decided, Feedback::nextStep),
                mine);
    }

    private static List<String> words(CriterionDecision decided, Function<Feedback, String> part) {
        return decided.feedback().stream()
                .map(part)
                .flatMap(text -> ReadingView.paragraphs(text).stream())
                .distinct()
                .toList();
    }
}
