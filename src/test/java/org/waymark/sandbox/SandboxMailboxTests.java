package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real SMTP client hands letters to the sandbox. */
class SandboxMailboxTests {

    private int port;
    private SandboxMailbox mailbox;

    @BeforeEach
    void open() throws IOException {
        port = (Integer) SandboxMailbox.settings().get(SandboxMailbox.PORT);
        mailbox = new SandboxMailbox(port);
        mailbox.open();
    }

    @AfterEach
    void close() throws IOException {
        mailbox.close();
    }

    @Test
    void keepsALetterAsItWasWritten() throws MessagingException {
        send(
                "Su enlace: año nuevo",
                "¿Qué tal?\r\n.hidden\r\nAbrir mi registro: http://localhost:8080/sign-in/open?t=x");

        assertThat(mailbox.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.to()).isEqualTo("nora@example.org");
            assertThat(letter.subject()).isEqualTo("Su enlace: año nuevo");
            assertThat(letter.lines())
                    .containsExactly(
                            new SandboxLetter.Line("¿Qué tal?", null),
                            new SandboxLetter.Line(".hidden", null),
                            new SandboxLetter.Line("Abrir mi registro: ", "http://localhost:8080/sign-in/open?t=x"));
        });
    }

    @Test
    void keepsTheLatestFiftyTheNewestFirst() throws MessagingException {
        for (int i = 0; i <= SandboxMailbox.KEPT; i++) {
            send("Letter " + i, "Hello");
        }

        assertThat(mailbox.letters()).hasSize(SandboxMailbox.KEPT);
        assertThat(mailbox.letters().get(0).subject()).isEqualTo("Letter " + SandboxMailbox.KEPT);
        assertThat(mailbox.letters().get(SandboxMailbox.KEPT - 1).subject()).isEqualTo("Letter 1");
    }

    @Test
    void takesNoLetterToNobodyAndNoWordItDoesNotKnow() throws IOException {
        try (Socket caller = new Socket(SandboxAddresses.HOST, port)) {
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
            caller.getOutputStream().write("DATA\r\nVRFY nora\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(answers.lines())
                    .extracting(answer -> answer.substring(0, 3))
                    .containsExactly("220", "503", "502", "221");
        }
        assertThat(mailbox.letters()).isEmpty();
    }

    private void send(String subject, String text) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", SandboxAddresses.HOST);
        properties.put("mail.smtp.port", String.valueOf(port));
        MimeMessage letter = new MimeMessage(Session.getInstance(properties));
        letter.setFrom(new InternetAddress("waymark@sandbox.example"));
        letter.setRecipients(Message.RecipientType.TO, "nora@example.org");
        letter.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Hello</p>", "UTF-8", "html");
        letter.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(letter);
    }
}
