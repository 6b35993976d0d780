package org.waymark.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.waymark.storage.TestFiles;

/** A file to bring: it begins as a film does, and no two blocks of it are alike. */
final class Bytes {

    private static final int BLOCK = 1024 * 1024;

    private Bytes() {}

    static Path film(Path folder, long length) throws IOException {
        Path file = Files.createTempFile(folder, "film", ".mp4");
        byte[] block = new byte[BLOCK];
        Random random = new Random(length);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long written = 0; written < length; written += BLOCK) {
                random.nextBytes(block);
                if (written == 0) {
                    byte[] front = TestFiles.filmFront(length);
                    System.arraycopy(front, 0, block, 0, front.length);
                }
                out.write(block, 0, (int) Math.min(BLOCK, length - written));
            }
        }
        return file;
    }

    /** A part of it, sent as it is read. */
    static BodyPublisher part(Path file, long from, long length) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file, from, length)), length);
    }

    private static InputStream open(Path file, long from, long length) {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ).position(from);
            InputStream in = Channels.newInputStream(channel);
            return new InputStream() {
                private long left = length;

                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] into, int offset, int most) throws IOException {
                    int read = left == 0 ? -1 : in.read(into, offset, (int) Math.min(most, left));
                    left -= Math.max(read, 0);
                    return read;
                }

                @Override
                public void close() throws IOException {
                    in.close();
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
