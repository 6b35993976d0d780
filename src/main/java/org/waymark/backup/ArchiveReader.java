package org.waymark.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an archive from its beginning to its end, one entry at a time. */
final class ArchiveReader implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final MessageDigest digest = Sums.sha256();
    private final InputStream in;
    private long left;
    private long padding;

    /**
     * An entry, while it is the current one.
     *
     * @param sum of all bytes before it
     */
    record Entry(String name, long length, String sum, InputStream content) {}

    ArchiveReader(Path file) throws IOException {
        this.in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER);
    }

    /** The next entry, or null at the end; what was not read of the one before is skipped. */
    @Nullable
    Entry next() throws IOException {
        new Content().skipNBytes(left);
        readFully(new byte[(int) padding]);
        String sum = sum();
        byte[] header = new byte[ArchiveWriter.BLOCK];
        readFully(header);
        if (header[0] == 0) {
            return null;
        }
        left = length(header);
        padding = (ArchiveWriter.BLOCK - left % ArchiveWriter.BLOCK) % ArchiveWriter.BLOCK;
        return new Entry(text(header, 0, 100), left, sum, new Content());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String sum() throws IOException {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IOException(e);
        }
    }

    private void readFully(byte[] into) throws IOException {
        if (in.readNBytes(into, 0, into.length) < into.length) {
            throw new EOFException("the archive ends in its middle");
        }
        digest.update(into);
    }

    private static long length(byte[] header) throws IOException {
        if ((header[124] & 0x80) != 0) {
            long length = 0;
            for (int i = 128; i < 136; i++) {
                length = length << 8 | header[i] & 0xff;
            }
            return length;
        }
        try {
            return Long.parseLong(text(header, 124, 12).trim(), 8);
        } catch (NumberFormatException e) {
            throw new IOException("it is no tar file", e);
        }
    }

    private static String text(byte[] header, int at, int room) {
        int end = at;
        while (end < at + room && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    /** The bytes of the current entry. */
    private final class Content extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int read = in.read(into, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the archive ends in its middle");
            }
            digest.update(into, offset, read);
            left -= read;
            return read;
        }
    }
}
