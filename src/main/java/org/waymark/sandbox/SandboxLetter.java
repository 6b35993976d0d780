package org.waymark.sandbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail that came to the sandbox. */
record SandboxLetter(String to, String subject, List<Line> lines) {

    private static final Pattern LINK = Pattern.compile("(.*?)(https?://\\S+)");

    /** A line of it; with a link or none. */
    record Line(String words, @Nullable String url) {}

    static SandboxLetter read(List<String> to, byte[] message) throws MessagingException, IOException {
        MimeMessage read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(message));
        String subject = String.valueOf(read.getSubject());
        return new SandboxLetter(
                String.join(", ", to),
                subject,
                text(read.getContent()).lines().map(SandboxLetter::line).toList());
    }

    /** The plain one of the parts that say the same. */
    private static String text(Object content) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            BodyPart first = parts.getBodyPart(0);
            return text(first.getContent());
        }
        return String.valueOf(content);
    }

    private static Line line(String line) {
        Matcher link = LINK.matcher(line);
        return link.matches() ? new Line(link.group(1), link.group(2)) : new Line(line, null);
    }
}
