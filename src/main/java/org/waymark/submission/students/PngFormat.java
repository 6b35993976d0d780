package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** PNG: chunks with a type each (PNG specification, 11). What tells of text, time and camera is not among those that stay. */
class PngFormat implements PictureFormat {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final Set<String> STAY = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST",
            "pHYs", "sPLT", "acTL", "fcTL", "fdAT");

    @Override
    public boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException {
        DataOutputStream to = new DataOutputStream(out);
        try (DataInputStream from = new DataInputStream(picture.open())) {
            byte[] signature = new byte[SIGNATURE.length];
            from.readFully(signature);
            to.write(SIGNATURE);
            boolean left = false;
            String type = "";
            while (!type.equals("IEND")) {
                int length = from.readInt();
                byte[] name = new byte[4];
                from.readFully(name);
                type = new String(name, ISO_8859_1);
                if (length < 0) {
                    throw new DamagedPicture("a chunk without end");
                }
                if (STAY.contains(type)) {
                    to.writeInt(length);
                    to.write(name);
                    copy(from, to, length + 4L);
                } else {
                    left = true;
                    from.skipNBytes(length + 4L);
                }
            }
            return from.read() >= 0 || left;
        } catch (EOFException early) {
            throw new DamagedPicture("ends in a chunk");
        }
    }

    /** With the checksum, which is of the chunk alone. */
    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (long left = length; left > 0; ) {
            int read = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }
}
