package org.waymark.catalog.exchange;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may stand in the texts of a catalogue: words. They are shown as they are, so that markup would only be a trap. */
class PlainText {

    /** Where a browser would begin to read a tag, a comment or a reference. */
    private static final Pattern MARKUP = Pattern.compile("<[A-Za-z/!?]|&#?[A-Za-z0-9]{2,31};");

    private static final int LONGEST_ADDRESS = 2000;

    private PlainText() {}

    /** What is wrong with a text, as the end of a message key; empty where nothing is. */
    static Optional<String> fault(String text) {
        if (text.codePoints().anyMatch(PlainText::isControl)) {
            return Optional.of("control");
        }
        return MARKUP.matcher(text).find() ? Optional.of("markup") : Optional.empty();
    }

    /** Only what anyone may open without a second thought. */
    static boolean isAddress(String text) {
        try {
            URI address = new URI(text);
            return text.length() <= LONGEST_ADDRESS
                    && "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException none) {
            return false;
        }
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
