package org.waymark.placement;

import java.time.Instant;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

/** Tells the gradebooks of a test's context that somebody has earned something. */
public final class TestGrades {

    private TestGrades() {}

    public static void awarded(
            ApplicationContext context,
            SubmissionId submission,
            DefinitionVersion version,
            PersonId earner,
            DistrictId district,
            Instant at) {
        GradePassback passback = context.getBean(GradePassback.class);
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> passback.on(new DecisionMade(
                        submission, version.definition(), version.id(), earner, district, Outcome.AWARDED, at)));
        TestJobs.runDue(context, at);
        TestJobs.runDue(context, at);
    }
}
