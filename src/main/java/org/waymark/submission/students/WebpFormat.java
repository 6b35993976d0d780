package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP (RFC 9649): a RIFF of chunks. Their sum stands at the front, so what stays is gathered first. */
class WebpFormat implements PictureFormat {

    private static final Set<String> STAY = Set.of("VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH", "ICCP");

    /** Flags of VP8X that announce EXIF and XMP. */
    private static final int SAYS_MORE = 0x08 | 0x04;

    /** More than any picture of a phone; it is held in memory. */
    private static final int LARGEST = 64 * 1024 * 1024;

    @Override
    public boolean copyWithoutMetadata(InputStream in, OutputStream out) throws IOException {
        byte[] head = in.readNBytes(12);
        if (head.length < 12) {
            throw new DamagedPicture("no WebP");
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        boolean left = false;
        long end = Integer.toUnsignedLong(little(head, 4)) - 4;
        for (long at = 0; at + 8 <= end; ) {
            byte[] front = in.readNBytes(8);
            long length = front.length < 8 ? -1 : Integer.toUnsignedLong(little(front, 4));
            long padded = length + (length & 1);
            if (length < 0 || kept.size() + padded > LARGEST) {
                throw new DamagedPicture("ends in a chunk");
            }
            at += 8 + padded;
            String type = new String(front, 0, 4, ISO_8859_1);
            if (STAY.contains(type)) {
                byte[] chunk = in.readNBytes((int) padded);
                if (chunk.length < length) {
                    throw new DamagedPicture("ends in a chunk");
                }
                if (type.equals("VP8X") && chunk.length > 0) {
                    chunk[0] = (byte) (chunk[0] & ~SAYS_MORE);
                }
                kept.writeBytes(front);
                kept.writeBytes(chunk);
            } else {
                left = true;
                try {
                    in.skipNBytes(padded);
                } catch (EOFException early) {
                    break;
                }
            }
        }
        out.write(head, 0, 4);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(kept.size() + 4)
                .array());
        out.write(head, 8, 4);
        kept.writeTo(out);
        return in.read() >= 0 || left;
    }

    private static int little(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
}
