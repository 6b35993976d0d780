package org.waymark.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * One e-mail to one person, as plain as a letter: it is sent as text and as HTML that says the same.
 *
 * @param to the address of one mailbox
 * @param subject one line
 * @param parts what it says, in order
 * @param unsubscribe an address of ours that ends such letters with one click (RFC 8058); null for a letter that somebody
 *     asked for a moment ago
 */
public record Letter(
        String to,
        Locale language,
        String subject,
        List<Part> parts,
        @Nullable String unsubscribe) {

    private static final int LONGEST_SUBJECT = 200;

    public Letter {
        subject = line(subject);
        subject = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
        parts = List.copyOf(parts);
    }

    /**
     * A paragraph, with a link below it or none.
     *
     * @param url an address of ours, whole
     */
    public record Part(
            String text, @Nullable String link, @Nullable String url) {

        /** A paragraph without a link. */
        public static Part of(String text) {
            return new Part(text, null, null);
        }
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            lines.add(line(part.text()));
            if (part.url() != null) {
                lines.add(part.link() == null ? part.url() : line(part.link()) + ": " + part.url());
            }
            lines.add("");
        }
        return String.join("\r\n", lines);
    }

    String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(HtmlUtils.htmlEscape(language.toLanguageTag()))
                .append("\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escaped(subject))
                .append("</title></head>\n<body>\n");
        for (Part part : parts) {
            html.append("<p>").append(escaped(part.text()));
            if (part.url() != null) {
                html.append("<br>\n<a href=\"")
                        .append(escaped(part.url()))
                        .append("\">")
                        .append(escaped(part.link() == null ? part.url() : part.link()))
                        .append("</a>");
            }
            html.append("</p>\n");
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(line(text), "UTF-8");
    }

    /** A line break in a title must not begin another header, nor another paragraph. */
    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
