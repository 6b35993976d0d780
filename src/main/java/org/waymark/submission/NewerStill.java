package org.waymark.submission;

/** Since the earner read what changed, another version has come out. */
class NewerStill extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
