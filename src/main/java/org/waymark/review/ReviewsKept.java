package org.waymark.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
        // What is to be given to others, and to whom it must not go.
        SortedMap<UUID, Set<PersonId>> freed = new TreeMap<>();
        free(doubleReviews.givenOf(main, other, district), main, freed, district);
        free(doubleReviews.givenOf(other, main, district), other, freed, district);
        // Two readers of one submission who are one person: who has not recorded gives it to someone else.
        for (UUID id : doubleReviews.sharedBy(main, other, district)) {
            DoubleReview held = doubleReviews.hold(id, district).orElseThrow();
            if (!release(held, other)) {
                release(held, main);
            }
            without(id, freed);
        }
        // Whom one of them coaches or knows by name, the other does not read either.
        for (DoubleReviewRepository.Given given : doubleReviews.inConflictAs(List.of(main, other), district)) {
            release(doubleReviews.hold(given.id(), district).orElseThrow(), given.reader());
            without(given.id(), freed).add(given.reader());
        }
        // And so whatever else keeps one of them from it: named, brought too, given back, read before.
        for (DoubleReviewRepository.Given given : around) {
            DoubleReview held = doubleReviews.hold(given.id(), district).orElseThrow();
            if (held.isOpenIn(given.reader()) && assignments.isBarred(given.reader(), held, two)) {
                release(held, given.reader());
                without(given.id(), freed).add(given.reader());
            }
        }
        doubleReviews.flush();
        freed.forEach((id, barred) -> {
            barred.addAll(two);
            assignments.fillAgain(id, List.copyOf(barred), district);
        });
        doubleReviews.flush();
    }

    private void free(List<UUID> ids, PersonId reader, SortedMap<UUID, Set<PersonId>> freed, DistrictId district) {
        for (UUID id : ids) {
            release(doubleReviews.hold(id, district).orElseThrow(), reader);
            without(id, freed);
        }
    }

    private static Set<PersonId> without(UUID id, SortedMap<UUID, Set<PersonId>> freed) {
        return freed.computeIfAbsent(id, fresh -> new HashSet<>());
    }

    private boolean release(DoubleReview held, PersonId reader) {
        return assignments.takeFrom(reader, held);
    }
}
