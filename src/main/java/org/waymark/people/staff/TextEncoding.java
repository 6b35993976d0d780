package org.waymark.people.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** How the text of a list is written: found in its bytes, since nobody who sends one knows. */
enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE),
    WINDOWS_1252(Charset.forName("windows-1252"));

    private static final int UNDEFINED_IN_WINDOWS_1252 = 0xFFFD;

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /**
     * Reads the file to its end.
     *
     * @throws UnreadableFile when it is empty, a spreadsheet, or no text
     */
    static TextEncoding of(ImportFile file) throws IOException, UnreadableFile {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(8);
        }
        if (head.length == 0) {
            throw new UnreadableFile(FaultKind.EMPTY_FILE);
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableFile(FaultKind.SPREADSHEET);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return checked(file, UTF_16LE);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return checked(file, UTF_16BE);
        }
        if (isWritten(file, UTF_8)) {
            return UTF_8;
        }
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            throw new UnreadableFile(FaultKind.UNREADABLE_TEXT);
        }
        return checked(file, WINDOWS_1252);
    }

    /** Its text without a byte order mark. */
    Reader reader(ImportFile file) throws IOException {
        InputStream in = file.open();
        in.mark(4);
        int mark = this == UTF_8 ? 3 : this == WINDOWS_1252 ? 0 : 2;
        byte[] head = in.readNBytes(mark);
        boolean marked = this == UTF_8 ? begins(head, 0xEF, 0xBB, 0xBF) : mark > 0;
        if (!marked) {
            in.reset();
        }
        return strict(in);
    }

    private Reader strict(InputStream in) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static TextEncoding checked(ImportFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        if (!isWritten(file, encoding)) {
            throw new UnreadableFile(FaultKind.UNREADABLE_TEXT);
        }
        return encoding;
    }

    /** Whether all of it can be read so. */
    private static boolean isWritten(ImportFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        char[] some = new char[8 * 1024];
        try (Reader reader = encoding.reader(file)) {
            for (int read = reader.read(some); read >= 0; read = reader.read(some)) {
                for (int i = 0; i < read; i++) {
                    if (some[i] == 0) {
                        throw new UnreadableFile(FaultKind.NOT_TEXT);
                    }
                    if (some[i] == UNDEFINED_IN_WINDOWS_1252 && encoding == WINDOWS_1252) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
