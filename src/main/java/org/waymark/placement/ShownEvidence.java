package org.waymark.placement;

import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EvidenceDoor;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;

/** An instructor's way to the files of work that its earner lets them read. */
@Component
class ShownEvidence implements EvidenceDoor {

    private final GradebookWork work;

    ShownEvidence(GradebookWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "gradebook";
    }

    @Override
    public String page(String of) {
        return "/work/" + of;
    }

    @Override
    public EvidenceFile open(String of, EvidenceId item, SignedInPerson me) {
        return work.file(GradebookEntryId.valueOf(of), item, me);
    }
}
