package org.waymark.notices;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** SMTP that knows whether a letter was sent to its end and not answered. */
class MailTransport extends SMTPTransport {

    private boolean answerIsMissing;

    MailTransport(Session session, boolean implicitTls) {
        super(session, null, protocol(implicitTls), implicitTls);
    }

    static String protocol(boolean implicitTls) {
        return implicitTls ? "smtps" : "smtp";
    }

    /** Until the final full stop a server keeps nothing; from then on only its answer tells (RFC 5321, 4.1.1.4 and 6.1). */
    @Override
    protected void finishData() throws IOException, MessagingException {
        answerIsMissing = true;
        try {
            super.finishData();
            answerIsMissing = false;
        } catch (MessagingException e) {
            answerIsMissing = getLastReturnCode() < 400;
            throw e;
        } catch (IOException e) {
            answerIsMissing = false;
            throw e;
        }
    }

    boolean answerIsMissing() {
        return answerIsMissing;
    }
}
