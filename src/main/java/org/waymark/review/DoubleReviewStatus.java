package org.waymark.review;

/** Where a double review stands. */
enum DoubleReviewStatus {
    WAITING_FOR_READERS,
    READING,
    ADJUDICATION,
    DECIDED;

    boolean mayBecome(DoubleReviewStatus next) {
        return switch (this) {
            case WAITING_FOR_READERS -> next == READING;
            case READING -> next == ADJUDICATION || next == DECIDED;
            case ADJUDICATION -> next == DECIDED;
            case DECIDED -> false;
        };
    }
}
