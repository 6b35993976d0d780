package org.waymark.notices;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.GaveUp;
import org.waymark.jobs.TryLater;
import org.waymark.settings.WaymarkSettings;

/**
 * Hands letters to the mail server. It talks to another machine, so it is called by due work only, and outside of
 * transactions.
 */
@Component
public class Letters {

    private static final Logger log = LoggerFactory.getLogger(Letters.class);

    private static final Pattern POLICY = Pattern.compile("\\b5\\.7\\.\\d");

    private static final String CONNECT = "10000";

    /** A server may think for long after the last byte (RFC 5321, 4.5.3.2.6); but a thread of ours waits for it. */
    private static final String READ = "60000";

    private static final String WRITE = "30000";

    private final MailSettings settings;
    private final WaymarkSettings waymark;
    private final Clock clock;
    private final Session session;

    Letters(MailSettings settings, WaymarkSettings waymark, Clock clock) {
        this.settings = settings;
        this.waymark = waymark;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    /** Whether a mail server is set at all; without one no letter is ever due. */
    public boolean canBeSent() {
        return settings.complete();
    }

    /**
     * Hands over a letter.
     *
     * @throws AddressRefused if this address takes nothing, ever
     * @throws TryLater if the server is away, slow or busy; it has not taken the letter
     * @throws GaveUp if it does not take such a letter
     */
    public void send(Letter letter) {
        send(letter, UuidCreator.getTimeOrderedEpoch(), () -> {});
    }

    /**
     * The same.
     *
     * @param id becomes the Message-ID
     * @param beforeHandingOver is run when the server listens; what it throws ends the conversation
     * @throws MailUnsure if nobody knows whether it was taken
     */
    void send(Letter letter, UUID id, Runnable beforeHandingOver) {
        String host = settings.host();
        if (host == null) {
            throw new GaveUp("No mail server is set");
        }
        if (!EmailAddress.isPlain(letter.to())) {
            throw new AddressRefused(553);
        }
        MailTransport transport = new MailTransport(session, settings.tls() == MailSettings.Tls.IMPLICIT);
        try {
            transport.connect(host, settings.port(), settings.username(), settings.password());
            MimeMessage message = message(letter, id);
            beforeHandingOver.run();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AuthenticationFailedException e) {
            throw new TryLater("The mail server does not take the user name and password");
        } catch (SendFailedException e) {
            throw refusal(transport, e);
        } catch (MessagingException e) {
            throw transport.answerIsMissing() ? new MailUnsure() : new TryLater("The mail server cannot be reached");
        } finally {
            hangUp(transport);
        }
    }

    private static RuntimeException refusal(MailTransport transport, SendFailedException failed) {
        for (Exception cause = failed; cause instanceof MessagingException next; cause = next.getNextException()) {
            if (cause instanceof SMTPAddressFailedException address && isForGood(address.getReturnCode())) {
                return isOurFault(address)
                        ? new GaveUp("The mail server takes no letters from Waymark (" + address.getReturnCode() + ")")
                        : new AddressRefused(address.getReturnCode());
            }
            int code = cause instanceof SMTPSendFailedException sent
                    ? sent.getReturnCode()
                    : cause instanceof SMTPSenderFailedException sender ? sender.getReturnCode() : 0;
            if (isForGood(code)) {
                return new GaveUp("The mail server refused a letter (" + code + ")");
            }
        }
        return transport.answerIsMissing()
                ? new MailUnsure()
                : new TryLater("The mail server could not take a letter now (" + transport.getLastReturnCode() + ")");
    }

    /** Relaying denied, or sign in first, says nothing of the address (RFC 3463, 3.8; RFC 4954, 6). */
    private static boolean isOurFault(SMTPAddressFailedException failed) {
        return failed.getReturnCode() == 530
                || POLICY.matcher(String.valueOf(failed.getMessage())).find();
    }

    private static boolean isForGood(int code) {
        return code >= 500 && code <= 599;
    }

    private MimeMessage message(Letter letter, UUID id) throws MessagingException {
        MimeMessage message =
                new IdentifiedMessage(session, id, waymark.baseUrl().getHost());
        message.setFrom(settings.sender());
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(letter.to(), true)});
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", letter.language().toLanguageTag());
        // RFC 3834, 5: nobody's holiday answer answers a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(letter.text(), "plain"));
        both.addBodyPart(part(letter.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static void hangUp(MailTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            log.debug("The mail server hung up first");
        }
    }

    private static Properties properties(MailSettings settings) {
        String protocol = MailTransport.protocol(settings.tls() == MailSettings.Tls.IMPLICIT);
        Properties properties = new Properties();
        properties.put("mail." + protocol + ".connectiontimeout", CONNECT);
        properties.put("mail." + protocol + ".timeout", READ);
        properties.put("mail." + protocol + ".writetimeout", WRITE);
        properties.put("mail." + protocol + ".quitwait", "false");
        properties.put("mail." + protocol + ".auth", String.valueOf(settings.username() != null));
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        boolean starttls = settings.tls() == MailSettings.Tls.STARTTLS;
        properties.put("mail." + protocol + ".starttls.enable", String.valueOf(starttls));
        properties.put("mail." + protocol + ".starttls.required", String.valueOf(starttls));
        return properties;
    }

    /** Keeps the Message-ID it was given: a letter that is tried again is the same letter. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, UUID id, String host) {
            super(session);
            this.id = "<" + id + "@" + host + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
