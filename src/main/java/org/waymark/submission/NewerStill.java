package org.waymark.submission;

/** Since the earner read what changed, another version has come out, or their work changed. */
class NewerStill extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
