package org.waymark.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/**
 * What a person wrote as a reader, without whose work it was, and what was decided on their own work, without who read
 * it: the archive is no way around the blindness of either side.
 */
@Component
@Order(30)
@Transactional(readOnly = true)
class ReviewsOfPerson implements PersonalData {

    private final ReviewRepository reviews;
    private final DoubleReviewRepository doubleReviews;
    private final ConflictRepository conflicts;
    private final Definitions definitions;

    ReviewsOfPerson(
            ReviewRepository reviews,
            DoubleReviewRepository doubleReviews,
            ConflictRepository conflicts,
            Definitions definitions) {
        this.conflicts = conflicts;
        this.reviews = reviews;
        this.doubleReviews = doubleReviews;
        this.definitions = definitions;
    }

    @Override
    public Set<String> tables() {
        return Set.of("double_review", "review", "review_conflict");
    }

    @Override
    public String heading() {
        return "review.privacy.heading";
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        add(lines, "review.privacy.decisions", decisions(person, district).size());
        add(lines, "review.privacy.written", reviews.writtenBy(person, district).size());
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<DoubleReview> decided = decisions(person, district);
        List<Review> written = reviews.writtenBy(person, district);
        List<DefinitionVersionId> versions = new ArrayList<>();
        decided.forEach(each -> versions.add(each.definitionVersion()));
        written.forEach(each -> versions.add(each.doubleReview().definitionVersion()));
        Map<DefinitionVersionId, String> titles =
                definitions.titles(versions.stream().distinct().toList(), district);
        if (!decided.isEmpty()) {
            archive.json(
                    "decisions-on-your-work.json",
                    decided.stream().map(each -> decision(each, titles)).toList());
        }
        if (!written.isEmpty()) {
            archive.json(
                    "reviews-you-wrote.json",
                    written.stream().map(each -> review(each, titles)).toList());
        }
        List<Conflict> byName = conflicts.namesRead(person, district);
        if (!byName.isEmpty()) {
            archive.json(
                    "work-you-read-by-name.json",
                    byName.stream().map(ReviewsOfPerson::readByName).toList());
        }
    }

    /** That work was read by name, without whose it was. */
    private static Map<String, Object> readByName(Conflict read) {
        return Map.of(
                "microCredential",
                read.definition() == null ? "any" : read.definition().toString(),
                "since",
                read.since().toString());
    }

    private List<DoubleReview> decisions(PersonId person, DistrictId district) {
        return doubleReviews.findByEarnerAndDistrictAndDecidedAtIsNotNullOrderByDecidedAt(person, district);
    }

    private static Map<String, Object> decision(DoubleReview decided, Map<DefinitionVersionId, String> titles) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("work", decided.submission().toString());
        all.put("microCredential", titles.getOrDefault(decided.definitionVersion(), ""));
        all.put("attempt", decided.attemptNo());
        if (decided.decision() != null) {
            all.put("decidedAt", String.valueOf(decided.decidedAt()));
            if (decided.decidedAnewAt() != null) {
                all.put("decidedAnewAt", decided.decidedAnewAt().toString());
            }
            all.put("outcome", String.valueOf(decided.outcome()));
            all.put("criteria", decided.decision().criteria());
        }
        if (decided.couldAct() != null) {
            all.put("couldYouActOnTheFeedback", decided.couldAct());
            all.put("saidAt", String.valueOf(decided.couldActAt()));
        }
        return all;
    }

    private static Map<String, Object> review(Review review, Map<DefinitionVersionId, String> titles) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("review", review.id().toString());
        all.put("microCredential", titles.getOrDefault(review.doubleReview().definitionVersion(), ""));
        all.put("assignedAt", String.valueOf(review.assignedAt()));
        if (review.recordedAt() != null) {
            all.put("recordedAt", review.recordedAt().toString());
        }
        all.put("ratings", review.ratings().byCriterion());
        if (!review.notes().isEmpty()) {
            all.put("yourNotes", review.notes());
        }
        if (review.minutes() > 0) {
            all.put("minutesOnThePage", review.minutes());
        }
        return all;
    }

    private static void add(List<MessageSourceResolvable> lines, String key, int count) {
        if (count > 0) {
            lines.add(new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {count}));
        }
    }
}
