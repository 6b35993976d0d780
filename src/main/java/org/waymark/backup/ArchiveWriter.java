package org.waymark.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes an archive as it comes: a tar file in gzip, which any machine opens. The last entry holds the sum of all bytes before
 * it, so that memory stays constant however much there is.
 */
final class ArchiveWriter implements AutoCloseable {

    static final int BLOCK = 512;

    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest = Sums.sha256();
    private final OutputStream out;

    ArchiveWriter(OutputStream file) throws IOException {
        OutputStream zipped = new GZIPOutputStream(new BufferedOutputStream(file, BUFFER), BUFFER) {
            {
                // Most of it are pictures and films, which get no smaller.
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
        this.out = new DigestOutputStream(zipped, digest);
    }

    void entry(String name, byte[] content) throws IOException {
        out.write(header(name, content.length));
        out.write(content);
        pad(content.length);
    }

    /**
     * What cannot be read, or is not there, becomes zeros: one bad file must not end the archive.
     *
     * @return whether all of it could be read
     */
    boolean entry(String name, long length, InputStream content) throws IOException {
        out.write(header(name, length));
        byte[] buffer = new byte[BUFFER];
        long left = length;
        boolean whole = true;
        while (left > 0) {
            int wanted = (int) Math.min(buffer.length, left);
            int read = whole ? read(content, buffer, wanted) : wanted;
            if (read < 0) {
                whole = false;
                Arrays.fill(buffer, (byte) 0);
            } else {
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        pad(length);
        return whole;
    }

    private static int read(InputStream content, byte[] buffer, int wanted) {
        try {
            return content.read(buffer, 0, wanted);
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    /** The sum of all that was written so far. */
    String sum() throws IOException {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        // Two empty blocks end a tar file.
        out.write(new byte[2 * BLOCK]);
        out.close();
    }

    private void pad(long length) throws IOException {
        out.write(new byte[(int) ((BLOCK - length % BLOCK) % BLOCK)]);
    }

    /** POSIX.1-1988 ustar; a size above 8 GB in base 256, as GNU tar and others write it. */
    private static byte[] header(String name, long length) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name, 100);
        put(header, 100, "0000600", 8);
        put(header, 108, "0000000", 8);
        put(header, 116, "0000000", 8);
        if (length < 1L << 33) {
            put(header, 124, String.format("%011o", length), 12);
        } else {
            header[124] = (byte) 0x80;
            for (int i = 0; i < 8; i++) {
                header[135 - i] = (byte) (length >>> 8 * i);
            }
        }
        put(header, 136, "00000000000", 12);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = '0';
        put(header, 257, "ustar", 6);
        put(header, 263, "00", 2);
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format("%06o", sum), 7);
        return header;
    }

    private static void put(byte[] header, int at, String text, int room) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length > room) {
            throw new IllegalArgumentException(text + " is too long for an entry of an archive");
        }
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
