package org.waymark.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;
import org.waymark.TestMail;
import org.waymark.jobs.GaveUp;
import org.waymark.jobs.TryLater;
import org.waymark.settings.WaymarkSettings;

class LettersTests {

    private final String address = UUID.randomUUID() + "@school.example.org";

    @Test
    void aLetterArrivesAsTextAndAsHtml() throws Exception {
        to(TestMail.port()).send(letter("2 notices", "<b>Bold & brave</b>"));

        MimeMessage came = TestMail.to(address).get(0);
        MimeMultipart both = (MimeMultipart) came.getContent();
        assertThat(came.getContentType()).startsWith("multipart/alternative");
        assertThat(String.valueOf(both.getBodyPart(0).getContent()))
                .contains("<b>Bold & brave</b>")
                .contains("Open it: https://waymark.example.org/reviews");
        assertThat(String.valueOf(both.getBodyPart(1).getContent()))
                .contains("&lt;b&gt;Bold &amp; brave&lt;/b&gt;")
                .contains("<a href=\"https://waymark.example.org/reviews\">Open it</a>")
                .contains("lang=\"es\"");
    }

    @Test
    void aLetterCanBeEndedWithOneClick() throws Exception {
        to(TestMail.port()).send(letter("Subject", "Text"));

        MimeMessage came = TestMail.to(address).get(0);
        assertThat(came.getHeader("List-Unsubscribe")).containsExactly("<https://waymark.example.org/stop>");
        assertThat(came.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(came.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aLineBreakBeginsNoHeader() throws Exception {
        to(TestMail.port()).send(letter("Hello\r\nBcc: everyone@example.org\r\n\r\nbody", "Text"));

        MimeMessage came = TestMail.to(address).get(0);
        assertThat(came.getHeader("Bcc")).isNull();
        assertThat(came.getSubject()).isEqualTo("Hello Bcc: everyone@example.org body");
    }

    @Test
    void anAddressThatIsNoneNeverReachesTheServer() {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
            for (String none : List.of(
                    "a@b.org\r\nRCPT TO:<c@d.org>",
                    "a@b.org,c@d.org",
                    "\"a b\"@c.org",
                    "a b@c.org",
                    "nobody",
                    "@c.org")) {
                assertThatThrownBy(() -> to(server.port())
                                .send(new Letter(none, Locale.ENGLISH, "S", List.of(Letter.Part.of("T")), null)))
                        .isInstanceOf(AddressRefused.class);
            }
            assertThat(server.taken()).isZero();
        }
    }

    @Test
    void anAddressThatIsRefusedForGoodIsToldApart() {
        assertThatThrownBy(() -> with("RCPT", "550 5.1.1 No such user")).isInstanceOf(AddressRefused.class);
    }

    @Test
    void aServerThatWantsNothingFromUsIsNotTheAddresssFault() {
        assertThatThrownBy(() -> with("RCPT", "550 5.7.1 Relaying denied")).isInstanceOf(GaveUp.class);
    }

    @Test
    void aFullMailboxIsTriedAgain() {
        assertThatThrownBy(() -> with("RCPT", "452 4.2.2 Mailbox full")).isInstanceOf(TryLater.class);
    }

    @Test
    void aSenderThatIsRefusedIsForTheOperator() {
        assertThatThrownBy(() -> with("MAIL", "553 5.1.8 Sender unknown")).isInstanceOf(GaveUp.class);
    }

    @Test
    void aLetterThatIsRefusedIsForTheOperator() {
        assertThatThrownBy(() -> with(".", "554 Looks like spam")).isInstanceOf(GaveUp.class);
    }

    @Test
    void aBusyServerIsTriedAgain() {
        assertThatThrownBy(() -> with(".", "451 Come back")).isInstanceOf(TryLater.class);
        assertThatThrownBy(() -> with("GREETING", "421 Busy")).isInstanceOf(TryLater.class);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        int nobody;
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of())) {
            nobody = server.port();
        }

        assertThatThrownBy(() -> to(nobody).send(letter("S", "T"))).isInstanceOf(TryLater.class);
    }

    @Test
    void aServerThatHangsUpBeforeTheEndHasTakenNothing() {
        assertThatThrownBy(() -> with("RCPT", "")).isInstanceOf(TryLater.class);
        assertThatThrownBy(() -> with("DATA", "")).isInstanceOf(TryLater.class);
    }

    @Test
    void whetherAServerThatHangsUpAfterTheEndHasTakenItNobodyKnows() {
        assertThatThrownBy(() -> with(".", "")).isInstanceOf(MailUnsure.class);
    }

    private void with(String command, String answer) {
        try (ScriptedSmtp server = new ScriptedSmtp(Map.of(command, answer))) {
            to(server.port()).send(letter("Subject", "Text"));
        }
    }

    private Letter letter(String subject, String text) {
        return new Letter(
                address,
                Locale.forLanguageTag("es"),
                subject,
                List.of(new Letter.Part(text, "Open it", "https://waymark.example.org/reviews")),
                "https://waymark.example.org/stop");
    }

    static Letters to(int port) {
        return new Letters(
                new MailSettings("127.0.0.1", port, null, null, "waymark@tool.example.org", MailSettings.Tls.NONE),
                new WaymarkSettings(
                        URI.create("https://waymark.example.org"), Path.of("."), null, null, List.of(), true),
                TestClock.at("2027-05-03T14:02:00Z"));
    }
}
