package org.waymark.notices;

/** The line broke after the last byte of a letter and before the answer: it may have been taken, so it is not sent again. */
class MailUnsure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailUnsure() {
        super("The mail server got a whole letter and did not answer");
    }
}
