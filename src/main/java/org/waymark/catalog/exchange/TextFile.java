package org.waymark.catalog.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was sent, as text, and then as YAML or JSON. */
class TextFile {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    /** In bytes, and so in characters. */
    static final int LARGEST = 5 * 1024 * 1024;

    static final int DEEPEST = 12;
    private static final int MOST_VALUES = 600_000;

    private TextFile() {}

    /** What the sender says it is. */
    enum Kind {
        JSON,
        YAML,
        UNKNOWN;

        /** By a file's name or a media type; unknown where neither tells. */
        static Kind of(@Nullable String nameOrType) {
            String text = nameOrType == null ? "" : nameOrType.toLowerCase(Locale.ROOT);
            return text.contains("json") ? JSON : text.matches(".*[./+-]ya?ml\\b.*") ? YAML : UNKNOWN;
        }
    }

    /** @throws Unreadable where it is too large, or no UTF-8 */
    static String decoded(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Unreadable(0, "too-large", LARGEST / (1024 * 1024));
        }
        if (isUtf16(bytes)) {
            throw new Unreadable(0, "encoding");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException broken) {
            throw new Unreadable(lineAt(text, text.length()), "encoding");
        }
        String read = text.toString();
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    /** @throws Unreadable where it is neither YAML nor JSON, or too much of it */
    static Value read(String text, Kind kind, Faults faults) {
        if (text.isBlank()) {
            throw new Unreadable(0, "empty");
        }
        if (kind == Kind.JSON) {
            return JsonValues.read(text, faults);
        }
        if (!looksLikeJson(text)) {
            return YamlValues.read(text, faults);
        }
        // Most JSON is YAML, but not all: tabs, for one. What begins like JSON and is none may be YAML all the same.
        Faults asJson = new Faults();
        try {
            Value value = JsonValues.read(text, asJson);
            faults.takeAll(asJson);
            return value;
        } catch (Unreadable noJson) {
            try {
                return YamlValues.read(text, faults);
            } catch (Unreadable neither) {
                throw noJson;
            }
        }
    }

    /** @throws Unreadable where nothing sensible is so deep or so much */
    static void refuseTooMuch(int line, int depth, int values) {
        if (depth > DEEPEST) {
            throw new Unreadable(line, "too-deep", DEEPEST);
        }
        if (values > MOST_VALUES) {
            throw new Unreadable(line, "too-much");
        }
    }

    static int lineAt(CharSequence text, int position) {
        return 1
                + (int) text.subSequence(0, Math.min(position, text.length()))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }

    /** Short enough to be repeated to whoever wrote it. */
    static String cut(String text) {
        String plain = UNSEEN.matcher(text).replaceAll(" ");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }

    private static boolean looksLikeJson(String text) {
        char first = text.stripLeading().charAt(0);
        return first == '{' || first == '[';
    }

    /** By its mark, or by the zeros that every other byte of plain letters is. */
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1
                && (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF
                        || bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                        || bytes[0] == 0
                        || bytes[1] == 0);
    }
}
