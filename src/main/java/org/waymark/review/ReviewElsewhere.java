package org.waymark.review;

/** The draft was changed in another window, or sent, since this one was opened. */
class ReviewElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
