package org.waymark.review.concerns;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EvidenceDoor;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;

/** The way to files for who hears a concern about them. */
@Component
class ConcernEvidence implements EvidenceDoor {

    private final Concerns concerns;

    ConcernEvidence(Concerns concerns) {
        this.concerns = concerns;
    }

    @Override
    public String name() {
        return "concern";
    }

    @Override
    public String page(String of) {
        return "/concerns/" + of;
    }

    @Override
    public EvidenceFile open(String of, EvidenceId item, SignedInPerson me) {
        return concerns.openEvidence(UUID.fromString(of), item, me.id(), me.district());
    }
}
