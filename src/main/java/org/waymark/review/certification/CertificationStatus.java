package org.waymark.review.certification;

/** How a reader's rating of anchors has come out. */
enum CertificationStatus {
    READING,
    CERTIFIED,
    NOT_THERE
}
