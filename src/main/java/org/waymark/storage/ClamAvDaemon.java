package org.waymark.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a ClamAV daemon by its command INSTREAM (clamd(8)): pieces with their length before each, a length of zero last. */
@Component
class ClamAvDaemon {

    enum Answer {
        CLEAN,
        INFECTED,
        /** Longer than its StreamMaxLength. */
        TOO_LARGE
    }

    private static final int PIECE = 64 * 1024;

    /** A host that is not there must not hold one either. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** A daemon that hangs must not hold a worker for good. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final StorageSettings.ClamAv settings;

    ClamAvDaemon(StorageSettings settings) {
        this.settings = settings.clamav();
    }

    /** @throws IOException when it cannot be reached or answers nonsense */
    Answer look(InputStream content) throws IOException {
        SocketAddress address = address();
        try (SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            patiently(CONNECT, channel, () -> channel.connect(address));
            return patiently(PATIENCE, channel, () -> ask(channel, content));
        }
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    /** When this takes longer the channel is closed, which ends whatever waits for it. */
    private static <T> T patiently(Duration patience, SocketChannel channel, Step<T> step) throws IOException {
        CompletableFuture<Void> watch = CompletableFuture.runAsync(
                () -> close(channel), CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return step.run();
        } finally {
            watch.cancel(false);
        }
    }

    private static Answer ask(SocketChannel channel, InputStream content) throws IOException {
        InputStream in = Channels.newInputStream(channel);
        try {
            // Closing it would close the channel before the answer is read.
            @SuppressWarnings("resource")
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.write("zINSTREAM\0".getBytes(US_ASCII));
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                out.writeInt(read);
                out.write(piece, 0, read);
            }
            out.writeInt(0);
        } catch (IOException broken) {
            // A daemon that has read enough closes its ear, and says why.
            return answer(in, broken);
        }
        return answer(in, null);
    }

    private static Answer answer(InputStream in, @Nullable IOException otherwise) throws IOException {
        byte[] words = new byte[1000];
        int length = 0;
        try {
            for (int read = 0;
                    read >= 0 && length < words.length;
                    read = in.read(words, length, words.length - length)) {
                length += read;
            }
        } catch (IOException e) {
            // Whoever hangs up on what is still being said may have answered before.
            if (length == 0) {
                throw otherwise == null ? e : otherwise;
            }
        }
        String said = new String(words, 0, length, US_ASCII).replace('\0', ' ').strip();
        if (said.endsWith("OK")) {
            return Answer.CLEAN;
        }
        if (said.endsWith("FOUND")) {
            return Answer.INFECTED;
        }
        if (said.contains("size limit exceeded")) {
            return Answer.TOO_LARGE;
        }
        throw otherwise == null ? new IOException("clamd did not say what it found") : otherwise;
    }

    private SocketAddress address() throws IOException {
        if (settings.socket() != null) {
            return UnixDomainSocketAddress.of(settings.socket());
        }
        if (settings.host() == null) {
            // Another node of this installation has one.
            throw new IOException("no ClamAV daemon is set here");
        }
        return new InetSocketAddress(settings.host(), settings.port());
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }
}
