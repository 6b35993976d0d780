package org.waymark.review.appeals;

import java.util.function.Function;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;

/** Appeals for tests, made through the services as pages do. */
public final class TestAppeals {

    public static final String REASONS = "The exit tickets on page two show it.";

    private TestAppeals() {}

    public static void file(SubmissionId notYet, PersonId earner, DistrictId district, ApplicationContext context) {
        context.getBean(Appeals.class).file(notYet, REASONS, earner, district);
    }

    /** The only thing that this third reader has to read is sent. */
    public static void answer(
            PersonId anew, DistrictId district, Function<String, RubricLevel> level, ApplicationContext context) {
        Reviews reviews = context.getBean(Reviews.class);
        ReviewId given = reviews.assignedTo(anew, district).get(0);
        reviews.record(given, TestReviews.ratings(reviews.criteriaOf(given, anew, district), level), anew, district);
    }

    /** What Waymark does each day. */
    public static void lookAfter(DistrictId district, ApplicationContext context) {
        context.getBean(Appeals.class).follow(district);
    }
}
