package org.waymark.submission;

import java.util.List;

/** Something that was asked for is missing. */
class SubmissionIncomplete extends RuntimeException {

    private final transient List<Gap> gaps;

    SubmissionIncomplete(List<Gap> gaps) {
        super(gaps.toString());
        this.gaps = List.copyOf(gaps);
    }

    List<Gap> gaps() {
        return gaps;
    }
}
