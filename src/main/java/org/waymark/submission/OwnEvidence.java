package org.waymark.submission;

import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;

/** An earner's way to their own files, which nobody else's check holds up. */
@Component
class OwnEvidence implements EvidenceDoor {

    private final SubmissionPages pages;

    OwnEvidence(SubmissionPages pages) {
        this.pages = pages;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String page(String of) {
        return "/submissions/" + of;
    }

    @Override
    public EvidenceFile open(String of, EvidenceId item, SignedInPerson me) {
        return pages.file(SubmissionId.valueOf(of), item, me);
    }
}
