package org.waymark.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.districts.DistrictSettings;

/** An earner's own look at their work, and what they changed since a not-yet. Whatever is not the earner's is not found. */
@Service
@Transactional
public class Revisions {

    private final SubmissionRepository submissions;
    private final Definitions definitions;
    private final DistrictSettings settings;

    Revisions(SubmissionRepository submissions, Definitions definitions, DistrictSettings settings) {
        this.submissions = submissions;
        this.definitions = definitions;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public Revision of(SubmissionId id, PersonId earner, DistrictId district) {
        Submission submission =
                submissions.findByIdAndEarnerAndDistrict(id, earner, district).orElseThrow(SubmissionNotFound::new);
        DefinitionVersion version = definitions.version(submission.definitionVersion(), district);
        return new Revision(
                id,
                version.title(),
                version.content().about().language(),
                submission.status().open(),
                judged(submission, version),
                submission.prior(),
                submission.selfRatings(),
                submission.changes());
    }

    /** How the earner rated their own work; the caller answers for who may see it, and no reader may. */
    @Transactional(readOnly = true)
    public Map<String, SelfRating> selfRatings(SubmissionId id, DistrictId district) {
        return submissions
                .findByIdAndDistrict(id, district)
                .map(Submission::selfRatings)
                .orElse(Map.of());
    }

    /**
     * Keeps how the earner rates their own work; what is left empty is forgotten.
     *
     * @throws SubmissionLocked once it is handed in
     */
    public void rate(SubmissionId id, PersonId earner, DistrictId district, Map<String, SelfRating> ratings) {
        Submission submission = locked(id, earner, district);
        Map<String, SelfRating> said = new HashMap<>(ratings);
        said.keySet().retainAll(open(submission));
        said.values().removeIf(rating -> !rating.says());
        submission.rateYourself(said);
    }

    /**
     * Keeps what the earner says they changed since the attempt before; what is left empty is forgotten.
     *
     * @throws SubmissionLocked once it is handed in
     */
    public void change(SubmissionId id, PersonId earner, DistrictId district, Map<String, String> changes) {
        Submission submission = locked(id, earner, district);
        Map<String, String> said = new HashMap<>(changes);
        said.keySet().retainAll(open(submission));
        said.values().removeIf(String::isBlank);
        submission.sayWhatChanged(said);
    }

    /** How many attempts at one micro-credential the district allows; empty for as many as it takes. */
    @Transactional(readOnly = true)
    public OptionalInt mostAttempts(DistrictId district) {
        return settings.of(district).policies().mostAttempts();
    }

    /** Whether another attempt may follow the one of this number. */
    @Transactional(readOnly = true)
    public boolean mayFollow(int attemptNo, DistrictId district) {
        OptionalInt most = mostAttempts(district);
        return most.isEmpty() || attemptNo < most.getAsInt();
    }

    private Submission locked(SubmissionId id, PersonId earner, DistrictId district) {
        return submissions.lock(id, earner, district).orElseThrow(SubmissionNotFound::new);
    }

    private Set<String> open(Submission submission) {
        return submission.openCriteria(definitions
                .version(submission.definitionVersion(), submission.district())
                .content());
    }

    private static List<Criterion> judged(Submission submission, DefinitionVersion version) {
        Set<String> open = submission.openCriteria(version.content());
        return version.content().criteria().stream()
                .filter(criterion -> open.contains(criterion.id()))
                .toList();
    }
}
