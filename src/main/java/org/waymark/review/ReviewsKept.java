package org.waymark.review;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.identities.KeptByPerson;

/**
 * Reviews follow their reader and their earner, so that nobody is ever given the work of their other identity. What one
 * identity has read of the other's stands against a link; what it was only given goes to someone else.
 */
@Component
@Order(30)
@Transactional
class ReviewsKept implements KeptByPerson {

    private final DoubleReviewRepository doubleReviews;
    private final ReviewAssignments assignments;

    ReviewsKept(DoubleReviewRepository doubleReviews, ReviewAssignments assignments) {
        this.doubleReviews = doubleReviews;
        this.assignments = assignments;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("double_review", "earner_id"),
                Column.of("review", "reader_id", "double_review_id"),
                Column.ofUnversioned("review_conflict", "person_id", "earner_id", "definition_id"),
                Column.ofUnversioned("review_conflict", "earner_id", "person_id", "definition_id"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> obstacles(PersonId main, PersonId other, DistrictId district) {
        // In words that say nothing of a review: who read whose work is nobody's to know.
        return doubleReviews.recordedBy(main, other, district) + doubleReviews.recordedBy(other, main, district) > 0
                ? List.of(new DefaultMessageSourceResolvable("people.identities.problem.APART"))
                : List.of();
    }

    @Override
    public void linking(PersonId main, PersonId other, DistrictId district) {
        List<PersonId> two = List.of(main, other);
        // Held in the order of all who hold several, before anything of it is read.
        List<DoubleReviewRepository.Given> around = doubleReviews.unrecordedAround(two, district);
        around.stream()
                .map(DoubleReviewRepository.Given::id)
                .distinct()
                .forEach(id -> doubleReviews.hold(id, district));
        List<UUID> freed = new ArrayList<>();
        freed.addAll(released(doubleReviews.givenOf(main, other, district), main, district));
        freed.addAll(released(doubleReviews.givenOf(other, main, district), other, district));
        // Two readers of one submission who are one person: who has not recorded gives it to someone else.
        for (UUID id : doubleReviews.sharedBy(main, other, district)) {
            DoubleReview held = doubleReviews.hold(id, district).orElseThrow();
            if (!release(held, other)) {
                release(held, main);
            }
            freed.add(id);
        }
        List<PersonId> without = new ArrayList<>(List.of(main, other));
        // Whom one of them coaches or knows by name, the other does not read either.
        for (DoubleReviewRepository.Given given : doubleReviews.inConflictAs(List.of(main, other), district)) {
            release(doubleReviews.hold(given.id(), district).orElseThrow(), given.reader());
            without.add(given.reader());
            freed.add(given.id());
        }
        // And so whatever else keeps one of them from it: named, brought too, given back, read before.
        for (DoubleReviewRepository.Given given : around) {
            DoubleReview held = doubleReviews.hold(given.id(), district).orElseThrow();
            if (held.isOpenIn(given.reader()) && assignments.isBarred(given.reader(), held, two)) {
                release(held, given.reader());
                without.add(given.reader());
                freed.add(given.id());
            }
        }
        doubleReviews.flush();
        freed.stream().distinct().sorted().forEach(id -> assignments.fillAgain(id, without, district));
        doubleReviews.flush();
    }

    private List<UUID> released(List<UUID> ids, PersonId reader, DistrictId district) {
        ids.forEach(id -> release(doubleReviews.hold(id, district).orElseThrow(), reader));
        return ids;
    }

    private boolean release(DoubleReview held, PersonId reader) {
        return assignments.takeFrom(reader, held);
    }
}
