package org.waymark.review.appeals;

import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

/** Appeals for tests, made through the services as pages do. */
public final class TestAppeals {

    private TestAppeals() {}

    public static void file(SubmissionId submission, PersonId earner, DistrictId district, ApplicationContext context) {
        context.getBean(Appeals.class).file(submission, "Page two shows what was asked for", earner, district);
    }

    /** What Waymark does each day. */
    public static void lookAfter(DistrictId district, ApplicationContext context) {
        context.getBean(Appeals.class).follow(district);
    }
}
