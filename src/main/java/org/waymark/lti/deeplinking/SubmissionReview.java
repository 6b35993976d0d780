package org.waymark.lti.deeplinking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a gradebook opens what stands behind a grade (Submission Review 1.0, 3.1).
 *
 * @param url the {@code target_link_uri} of the launch
 * @param custom parameters of the launch
 */
public record SubmissionReview(String url, String label, Map<String, String> custom) {

    /** The activity progress at which there is something to see (AGS 2.0, 3.4.7). */
    private static final List<String> FROM = List.of("Submitted", "Completed");

    public SubmissionReview {
        custom = Map.copyOf(custom);
    }

    /** The member {@code submissionReview} of a line item. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reviewableStatus", FROM);
        json.put("label", label);
        json.put("url", url);
        json.put("custom", custom);
        return json;
    }
}
