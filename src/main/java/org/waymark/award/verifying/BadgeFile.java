package org.waymark.award.verifying;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A badge in the form it came in: JSON, a JWT, or the address of one. Pictures are looked into (OB 3.0 section 5.3, OB 2.0
 * Baking); whatever maker's name or ending a file has, its content tells.
 *
 * @param text to the letter
 */
record BadgeFile(Kind kind, String text) {

    /** A baked picture may have five megabytes. */
    static final int LARGEST = 5 * 1024 * 1024;

    static final String LARGEST_IN_MB = "5";

    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern PAGE = Pattern.compile("(?is)<(!doctype\\s+html|html)\\b.*");

    enum Kind {
        JSON,
        JWT,
        ADDRESS
    }

    /** @throws Fault where there is no badge in it */
    static BadgeFile of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Fault(Finding.TOO_LARGE, LARGEST_IN_MB);
        }
        if (PngText.isPng(bytes)) {
            return inPicture(PngText.badge(bytes));
        }
        return ofText(text(bytes));
    }

    /** @throws Fault where there is no badge in it */
    static BadgeFile ofText(String given) {
        String text = withoutMark(given).strip();
        if (text.isEmpty()) {
            throw new Fault(Finding.EMPTY);
        }
        Optional<BadgeFile> plain = plain(text);
        if (plain.isPresent()) {
            return plain.get();
        }
        if (PAGE.matcher(text).matches()) {
            throw new Fault(Finding.WEB_PAGE);
        }
        if (text.startsWith("<")) {
            return inPicture(SvgText.badge(text));
        }
        throw new Fault(Finding.UNKNOWN_FILE);
    }

    /** The JSON of a badge that came as such. */
    JsonObject json() {
        return BoundedJson.object(text);
    }

    private static BadgeFile inPicture(@Nullable String found) {
        if (found == null || found.isBlank()) {
            throw new Fault(Finding.PICTURE_EMPTY);
        }
        return plain(withoutMark(found).strip()).orElseThrow(() -> new Fault(Finding.PICTURE_BROKEN));
    }

    private static Optional<BadgeFile> plain(String text) {
        if (text.startsWith("{")) {
            return Optional.of(new BadgeFile(Kind.JSON, text));
        }
        if (text.length() > BoundedJson.LONGEST) {
            return Optional.empty();
        }
        if (JWT.matcher(text).matches()) {
            return Optional.of(new BadgeFile(Kind.JWT, text));
        }
        return ADDRESS.matcher(text).matches() ? Optional.of(new BadgeFile(Kind.ADDRESS, text)) : Optional.empty();
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Fault(Finding.NOT_TEXT, e);
        }
    }
}
