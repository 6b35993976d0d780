package org.waymark.review;

import org.springframework.stereotype.Component;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.EvidenceDoor;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;

/** A reader's way to the files of what they were given to read. */
@Component
class ReviewedEvidence implements EvidenceDoor {

    private final Reviews reviews;

    ReviewedEvidence(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String name() {
        return "review";
    }

    @Override
    public String page(String of) {
        return "/reviews/" + of;
    }

    @Override
    public EvidenceFile open(String of, EvidenceId item, SignedInPerson me) {
        return reviews.openEvidence(ReviewId.valueOf(of), item, me.id(), me.district());
    }
}
