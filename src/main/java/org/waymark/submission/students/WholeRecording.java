package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.waymark.submission.students.FileReading.Opening;

/**
 * Tells a recording that breaks off, as when a phone ran out of power: no player opens an MP4 without the index that is
 * written last. Only the fronts of its boxes are read (ISO/IEC 14496-12, 4.2), of a RIFF only its length.
 */
final class WholeRecording {

    /** As much as is read in one place. */
    static final int LITTLE = 16;

    private static final Set<String> BOXED =
            Set.of("video/mp4", "video/quicktime", "video/x-m4v", "video/3gpp", "audio/mp4");
    private static final Set<String> RIFF = Set.of("audio/wav", "video/x-msvideo");

    /** One that is written in fragments has two for each; its index is among the first. */
    private static final int MOST_BOXES = 100;

    private WholeRecording() {}

    /** True also of what is not looked into. */
    static boolean is(String type, Opening file) throws IOException {
        if (BOXED.contains(type)) {
            return boxes(file);
        }
        return !RIFF.contains(type) || riff(file);
    }

    private static boolean boxes(Opening file) throws IOException {
        boolean index = false;
        boolean media = false;
        long at = 0;
        for (int i = 0; i < MOST_BOXES && !(index && media); i++) {
            ByteBuffer front = read(file, at);
            if (front.remaining() < 8) {
                return false;
            }
            long length = Integer.toUnsignedLong(front.getInt(0));
            String type = new String(front.array(), 4, 4, ISO_8859_1);
            if (length == 1 && front.remaining() == LITTLE) {
                length = front.getLong(8);
            }
            index |= type.equals("moov");
            media |= type.equals("mdat");
            if (length == 0) {
                // To the end of the file, whichever that is.
                return index;
            }
            if (length < 8 || !reaches(file, at + length)) {
                return false;
            }
            at += length;
        }
        return index;
    }

    private static boolean riff(Opening file) throws IOException {
        ByteBuffer front = read(file, 0).order(ByteOrder.LITTLE_ENDIAN);
        long length = front.remaining() < 8 ? 0 : Integer.toUnsignedLong(front.getInt(4));
        // What is written as it is recorded says nothing, or the most that can be said; the last byte may be padding.
        return length == 0 || length >= 0xFFFF_FF00L || reaches(file, length + 7);
    }

    private static boolean reaches(Opening file, long length) throws IOException {
        return read(file, length - 1).hasRemaining();
    }

    private static ByteBuffer read(Opening file, long place) throws IOException {
        try (InputStream in = file.from(place)) {
            return ByteBuffer.wrap(in.readNBytes(LITTLE));
        }
    }
}
