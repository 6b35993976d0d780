package org.waymark.submission;

import java.util.Map;
import java.util.Set;

/**
 * What evidence is asked for, for a page of an attempt.
 *
 * @param credential title of the micro-credential
 * @param consent NEVER, or when consent for student work is asked for
 * @param criteria titles of all criteria by id
 * @param judged ids of those that are judged from it
 * @param open whether anything may be added
 */
public record Requirement(
        SubmissionId submission,
        String id,
        String title,
        String credential,
        String consent,
        Map<String, String> criteria,
        Set<String> judged,
        boolean open) {

    public boolean asksForConsent() {
        return !"NEVER".equals(consent);
    }
}
