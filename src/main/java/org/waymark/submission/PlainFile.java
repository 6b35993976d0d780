package org.waymark.submission;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads a file of plain words as the program that wrote it meant them: UTF-8, else UTF-16, else what Windows used before. */
public final class PlainFile {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private PlainFile() {}

    /** Its words; where it is only the beginning of a file, a character that is cut off at its end is left out. */
    public static String words(byte[] bytes) {
        String words = new String(bytes, charset(bytes));
        return words.startsWith("\uFEFF") ? words.substring(1) : words;
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (first == 0xFEFF || first > 0 && first < 0x100) {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFFFE || first > 0 && (first & 0xFF) == 0) {
            return StandardCharsets.UTF_16LE;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        boolean utf8 = !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
                .isError();
        return utf8 ? StandardCharsets.UTF_8 : WINDOWS;
    }
}
