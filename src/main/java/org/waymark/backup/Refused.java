package org.waymark.backup;

/** A command that cannot be carried out; its message says to the operator why, and what to do. */
class Refused extends RuntimeException {

    Refused(String sentence) {
        super(sentence);
    }
}
