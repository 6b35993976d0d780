package org.waymark.review.records;

import java.util.List;
import org.springframework.context.ApplicationContext;
import org.waymark.people.DistrictId;
import org.waymark.review.ReviewStep;
import org.waymark.submission.SubmissionId;

/** The record of decisions, for tests. */
public final class TestRecords {

    private TestRecords() {}

    public static List<ReviewStep.Kind> kinds(
            SubmissionId submission, DistrictId district, ApplicationContext context) {
        return lines(submission, district, context).stream().map(Line::what).toList();
    }

    /** Whether each line is as it was written and none is missing between them. */
    public static boolean isIntact(SubmissionId submission, DistrictId district, ApplicationContext context) {
        return Line.areIntact(lines(submission, district, context));
    }

    private static List<Line> lines(SubmissionId submission, DistrictId district, ApplicationContext context) {
        return context.getBean(Lines.class).of(submission, district);
    }
}
