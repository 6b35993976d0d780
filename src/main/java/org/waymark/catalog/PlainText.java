package org.waymark.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand in the texts of a catalogue, whether somebody types it or a file brings it: words. They are shown as they are,
 * so that markup would only be a trap.
 */
public final class PlainText {

    /**
     * A tag, a comment, the beginning of a script, or a reference. That a<b is none, nor that a<b and c>d, where nothing
     * but a letter stands behind the sign: only such a tag without attributes reads like a comparison.
     */
    private static final Pattern MARKUP = Pattern.compile(
            "<(?![A-Za-z]\\s[^<>=]*>)[A-Za-z/!?][^<>]*>|<!--"
                    + "|<(script|iframe|object|embed|img|svg|style|link|meta)\\b|&#?[A-Za-z0-9]{2,31};",
            Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    /** What is wrong with a text, as the end of a message key; empty where nothing is. */
    public static Optional<String> fault(String text) {
        if (text.codePoints().anyMatch(PlainText::isControl)) {
            return Optional.of("control");
        }
        return MARKUP.matcher(text).find() ? Optional.of("markup") : Optional.empty();
    }

    /** Only what anyone may open without a second thought. */
    public static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= Limits.ADDRESS
                    && "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    /** In one line: what is between words is one space. */
    public static String line(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** With one kind of line end, and without what stands before and after. */
    public static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** As somebody typed it, without what nobody sees and no database keeps. */
    public static String typed(String text) {
        return lines(withoutControls(text));
    }

    /** Without what nobody sees and no file takes. */
    public static String withoutControls(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(letter -> !isControl(letter)).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Lines and tabs are fine; what turns the direction of other text, and half characters, are not. */
    private static boolean isControl(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL -> letter != '\n' && letter != '\r' && letter != '\t';
            case Character.SURROGATE -> true;
            default ->
                letter >= 0x202A && letter <= 0x202E
                        || letter >= 0x2066 && letter <= 0x2069
                        || letter == 0xFEFF
                        || (letter & 0xFFFE) == 0xFFFE;
        };
    }
}
