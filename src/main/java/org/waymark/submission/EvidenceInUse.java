package org.waymark.submission;

import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.storage.FilesInUse;

/** The files of every attempt, whoever's. Nearly all files are here, and by an index: it is asked first. */
@Component
@Order(1)
@Transactional(readOnly = true)
class EvidenceInUse implements FilesInUse {

    private final SubmissionRepository submissions;

    EvidenceInUse(SubmissionRepository submissions) {
        this.submissions = submissions;
    }

    @Override
    public Set<String> among(Set<String> keys, UUID district) {
        return submissions.filesInUse(keys, new DistrictId(district));
    }
}
