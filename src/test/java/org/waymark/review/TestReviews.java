package org.waymark.review;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.TestSubmissions;

/** Reviews for tests, made through the services as pages do. */
public final class TestReviews {

    private TestReviews() {}

    /** Hands in a complete submission and has two readers find everything demonstrated. */
    public static SubmissionId awarded(
            DefinitionId definition, PersonId earner, DistrictId district, ApplicationContext context) {
        return decided(definition, earner, district, criterion -> RubricLevel.DEMONSTRATED, context);
    }

    /** Hands in a complete submission and has two readers find all but C1 not yet there. */
    public static SubmissionId notYet(
            DefinitionId definition, PersonId earner, DistrictId district, ApplicationContext context) {
        return decided(
                definition,
                earner,
                district,
                criterion -> criterion.equals("C1") ? RubricLevel.DEMONSTRATED : RubricLevel.APPROACHING,
                context);
    }

    private static SubmissionId decided(
            DefinitionId definition,
            PersonId earner,
            DistrictId district,
            Function<String, RubricLevel> level,
            ApplicationContext context) {
        People people = context.getBean(People.class);
        TestPeople persons = context.getBean(TestPeople.class);
        while (people.inRole(Role.REVIEWER, district).size() < 2) {
            persons.person(district, "Ray Reader", Role.REVIEWER);
        }
        SubmissionId submission = TestSubmissions.submitted(definition, earner, district, context);
        recordAll(district, level, context);
        return submission;
    }

    /** A reader takes the oldest that waits; answers whether there was any. */
    public static boolean takeNext(PersonId reader, DistrictId district, ApplicationContext context) {
        return context.getBean(ReviewAssignments.class)
                .takeNext(reader, district)
                .isPresent();
    }

    /** A reader looks at the work for the first time. */
    public static void open(ReviewId review, PersonId reader, DistrictId district, ApplicationContext context) {
        context.getBean(Reviews.class).open(review, reader, district);
    }

    /** Every reader of the district sends every review assigned, with the same levels. */
    public static void recordAll(DistrictId district, Function<String, RubricLevel> level, ApplicationContext context) {
        Reviews reviews = context.getBean(Reviews.class);
        for (PersonId reader : context.getBean(People.class).inRole(Role.REVIEWER, district)) {
            for (ReviewId review : reviews.assignedTo(reader, district)) {
                reviews.record(review, ratings(reviews.criteriaOf(review, reader, district), level), reader, district);
            }
        }
    }

    /** All of it is there, without a word. */
    public static Map<String, Rating> demonstrated(Iterable<String> criteria) {
        Map<String, Rating> ratings = new TreeMap<>();
        criteria.forEach(criterion -> ratings.put(criterion, Rating.demonstrated("")));
        return ratings;
    }

    /** Complete ratings of these criteria. */
    public static Map<String, Rating> ratings(Iterable<String> criteria, Function<String, RubricLevel> level) {
        Map<String, Rating> ratings = new TreeMap<>();
        for (String criterion : criteria) {
            ratings.put(
                    criterion,
                    new Rating(
                            level.apply(criterion),
                            "Strength seen in " + criterion,
                            "Gap seen in " + criterion,
                            "Next step for " + criterion));
        }
        return ratings;
    }
}
