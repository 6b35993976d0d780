package org.waymark.placement;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionId;

/**
 * A course of one LMS with a learner and an instructor, for tests of other modules.
 *
 * @param link the link they came by
 */
public record TestCourses(SignedInPerson learner, SignedInPerson instructor, String link) {

    /** Both have opened this micro-credential from the course, so that its gradebook has a line for the learner. */
    public static TestCourses opened(
            DistrictId district, UUID registration, DefinitionVersion definition, ApplicationContext context) {
        People people = context.getBean(People.class);
        LaunchLandings landings = context.getBean(LaunchLandings.class);
        TestLaunches course = new TestLaunches(district, registration, TestLaunches.ISSUER);
        String link = "link-" + UUID.randomUUID();
        PersonId learner = people.seen(district, TestLaunches.ISSUER, "sub-" + UUID.randomUUID(), "Tess Arnold");
        LtiLaunch learning =
                course.learner("sub-4", link, definition.definition().toString());
        SignedInPerson tess = course.person(learner, learning);
        landings.landing(learning, tess);
        PersonId instructor = people.seen(district, TestLaunches.ISSUER, "sub-" + UUID.randomUUID(), "Ines Instructor");
        LtiLaunch teaching =
                course.instructor("sub-6", link, definition.definition().toString());
        SignedInPerson ines = course.person(instructor, teaching);
        landings.landing(teaching, ines);
        return new TestCourses(tess, ines, link);
    }

    /** The learner lets instructors read this work. */
    public void shows(SubmissionId submission, ApplicationContext context) {
        context.getBean(GradebookWork.class).show(submission, true, learner);
    }
}
