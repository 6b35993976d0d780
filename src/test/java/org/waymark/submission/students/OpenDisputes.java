package org.waymark.submission.students;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.submission.RecordingsNeeded;
import org.waymark.submission.SubmissionId;

/** Disputes as a module above would have them; found by the component scan of tests. */
@Component
class OpenDisputes implements RecordingsNeeded {

    private final Map<SubmissionId, Instant> settled = new ConcurrentHashMap<>();

    void settle(SubmissionId submission, Instant at) {
        settled.put(submission, at);
    }

    void end() {
        settled.clear();
    }

    @Override
    public Map<SubmissionId, Instant> settledAt(Collection<SubmissionId> decided, DistrictId district) {
        Map<SubmissionId, Instant> known = new HashMap<>(settled);
        known.keySet().retainAll(decided);
        return known;
    }
}
