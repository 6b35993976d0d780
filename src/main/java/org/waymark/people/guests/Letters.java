package org.waymark.people.guests;

import java.util.List;
import java.util.Locale;

/** Plain letters by e-mail. */
public interface Letters {

    /** Whether this installation can send any. */
    boolean areSent();

    /**
     * Sends one now.
     *
     * @param subject a message key
     * @param text a message key; plain text
     * @throws org.waymark.jobs.TryLater when the mail server cannot take it now
     * @throws org.waymark.jobs.GaveUp when it never will
     */
    void send(String to, String subject, String text, List<String> arguments, Locale language);
}
