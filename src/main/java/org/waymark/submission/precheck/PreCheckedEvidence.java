package org.waymark.submission.precheck;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EvidenceDoor;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;

/** A pre-checker's way to the files of what waits for them. */
@Component
class PreCheckedEvidence implements EvidenceDoor {

    private final PreChecks checks;

    PreCheckedEvidence(PreChecks checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return "pre-check";
    }

    @Override
    public String page(String of) {
        return "/pre-checks/" + of;
    }

    @Override
    public EvidenceFile open(String of, EvidenceId item, SignedInPerson me) {
        return checks.openEvidence(UUID.fromString(of), item, me);
    }
}
