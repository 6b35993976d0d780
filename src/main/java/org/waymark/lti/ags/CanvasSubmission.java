package org.waymark.lti.ags;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Canvas is told of the work beside the score; other platforms do not know it.
 *
 * @param newSubmission whether this counts as an attempt of the learner
 * @param launchUrl what a grader in Canvas launches to see the work; null where there is no new submission
 * @param submittedAt when the work was handed in, so that it is late only if it was
 * @param keepsHandMadeGrade whether a grade that a person typed in Canvas stays
 */
public record CanvasSubmission(
        boolean newSubmission, @Nullable String launchUrl, Instant submittedAt, boolean keepsHandMadeGrade) {

    static final String MEMBER = "https://canvas.instructure.com/lti/submission";

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("new_submission", newSubmission);
        if (launchUrl != null) {
            json.put("submission_type", "basic_lti_launch");
            json.put("submission_data", launchUrl);
        }
        json.put("submitted_at", Score.ISO.format(submittedAt));
        json.put("prioritize_non_tool_grade", keepsHandMadeGrade);
        return json;
    }
}
