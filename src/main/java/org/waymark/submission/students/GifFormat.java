package org.waymark.submission.students;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** GIF (GIF89a specification): blocks with a kind each. Comments go, and of applications all but how often it is shown. */
class GifFormat implements PictureFormat {

    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int TRAILER = 0x3B;
    private static final int COMMENT = 0xFE;
    private static final int APPLICATION = 0xFF;
    private static final Set<String> LOOPS = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    @Override
    public boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException {
        try (DataInputStream in = new DataInputStream(picture.open())) {
            byte[] head = bytes(in, 13);
            if (!new String(head, 0, 3, ISO_8859_1).equals("GIF")) {
                throw new DamagedPicture("no GIF");
            }
            out.write(head);
            out.write(colours(in, head[10]));
            boolean left = false;
            int kind = in.read();
            for (; kind >= 0 && kind != TRAILER; kind = in.read()) {
                if (kind == IMAGE) {
                    image(in, out);
                } else if (kind == EXTENSION) {
                    left |= !extension(in, out);
                } else {
                    throw new DamagedPicture("no block");
                }
            }
            // Some programs leave the end out.
            out.write(TRAILER);
            return left || kind < 0 || in.read() >= 0;
        } catch (EOFException early) {
            throw new DamagedPicture("ends in a block");
        }
    }

    private static void image(DataInputStream in, OutputStream out) throws IOException {
        byte[] about = bytes(in, 9);
        out.write(IMAGE);
        out.write(about);
        out.write(colours(in, about[8]));
        out.write(in.readUnsignedByte());
        blocks(in, out);
    }

    /** Whether it stays. */
    private static boolean extension(DataInputStream in, OutputStream out) throws IOException {
        int label = in.readUnsignedByte();
        byte[] first = bytes(in, in.readUnsignedByte());
        boolean stays = label != COMMENT && (label != APPLICATION || LOOPS.contains(new String(first, ISO_8859_1)));
        OutputStream to = stays ? out : OutputStream.nullOutputStream();
        to.write(EXTENSION);
        to.write(label);
        to.write(first.length);
        to.write(first);
        if (first.length > 0) {
            blocks(in, to);
        }
        return stays;
    }

    /** Up to and with the empty one that ends them. */
    private static void blocks(DataInputStream in, OutputStream out) throws IOException {
        int length;
        do {
            length = in.readUnsignedByte();
            out.write(length);
            out.write(bytes(in, length));
        } while (length > 0);
    }

    /** The table of colours that these flags announce. */
    private static byte[] colours(DataInputStream in, byte flags) throws IOException {
        return (flags & 0x80) == 0 ? new byte[0] : bytes(in, 3 << ((flags & 7) + 1));
    }

    private static byte[] bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
