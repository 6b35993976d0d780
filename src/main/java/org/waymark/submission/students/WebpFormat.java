package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP (RFC 9649): a RIFF of chunks. Their sum stands at the front, so it is read once to count and once to copy. */
class WebpFormat implements PictureFormat {

    private static final Set<String> STAY = Set.of("VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP");

    /** Flags of VP8X that announce EXIF and XMP. */
    private static final int SAYS_MORE = 0x08 | 0x04;

    private static final int BUFFER = 16 * 1024;

    @Override
    public boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException {
        long kept;
        try (InputStream in = picture.open()) {
            kept = walk(in, OutputStream.nullOutputStream()).kept();
        }
        try (InputStream in = picture.open()) {
            out.write("RIFF".getBytes(ISO_8859_1));
            out.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) (kept + 4))
                    .array());
            out.write("WEBP".getBytes(ISO_8859_1));
            return walk(in, out).left();
        }
    }

    /**
     * What a walk over all chunks found.
     *
     * @param kept bytes of the chunks that stay
     * @param left whether any does not
     */
    private record Walk(long kept, boolean left) {}

    private static Walk walk(InputStream in, OutputStream out) throws IOException {
        byte[] head = in.readNBytes(12);
        if (head.length < 12) {
            throw new DamagedPicture("no WebP");
        }
        long kept = 0;
        boolean left = false;
        long end = little(head, 4) - 4;
        for (long at = 0; at + 8 <= end; ) {
            byte[] front = in.readNBytes(8);
            if (front.length < 8) {
                throw new DamagedPicture("ends in a chunk");
            }
            long length = little(front, 4);
            long padded = length + (length & 1);
            at += 8 + padded;
            String type = new String(front, 0, 4, ISO_8859_1);
            if (STAY.contains(type)) {
                out.write(front);
                copy(in, out, length, type.equals("VP8X"));
                if (padded > length) {
                    in.read();
                    out.write(0);
                }
                kept += 8 + padded;
            } else {
                left = true;
                try {
                    in.skipNBytes(padded);
                } catch (EOFException early) {
                    break;
                }
            }
        }
        return new Walk(kept, left || in.read() >= 0);
    }

    private static void copy(InputStream in, OutputStream out, long length, boolean announces) throws IOException {
        boolean first = announces;
        for (long more = length; more > 0; ) {
            byte[] some = in.readNBytes((int) Math.min(more, BUFFER));
            if (some.length == 0) {
                throw new DamagedPicture("ends in a chunk");
            }
            if (first) {
                some[0] = (byte) (some[0] & ~SAYS_MORE);
                first = false;
            }
            out.write(some);
            more -= some.length;
        }
    }

    private static long little(byte[] bytes, int at) {
        return Integer.toUnsignedLong(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
    }
}
