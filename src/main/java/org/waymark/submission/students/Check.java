package org.waymark.submission.students;

import java.util.List;

/**
 * One line of the list that is gone through before work is handed in. It says what is there, never how good it is.
 *
 * @param waiting whether something of it is still being looked at
 * @param advice what is worth mending; empty where nothing is
 */
public record Check(What what, boolean waiting, List<Advice> advice) {

    /** What is looked at. */
    public enum What {
        COMPLETE,
        READABLE,
        LENGTH,
        CONSENT,
        NAMES
    }

    /** Nothing to mend and nothing to wait for. */
    public boolean done() {
        return advice.isEmpty() && !waiting;
    }
}
