package org.waymark.notices;

/** Where a notice is on its way by e-mail. */
enum MailState {
    /** It never goes by e-mail. */
    NONE,
    DUE,
    /** Handed to the mail server, whose answer is not known yet; it is never handed over again. */
    SENDING,
    SENT,
    /** It was read in the tool, or nobody wanted it by e-mail any more. */
    DROPPED
}
