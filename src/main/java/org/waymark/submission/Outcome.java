package org.waymark.submission;

/** What was decided of a submission; never "fail". */
public enum Outcome {
    AWARDED,
    NOT_YET
}
