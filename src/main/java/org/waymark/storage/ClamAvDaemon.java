package org.waymark.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
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

    /** A daemon that hangs must not hold a worker for good. */
    private static final long PATIENCE_MINUTES = 15;

    private final StorageSettings.ClamAv settings;

    ClamAvDaemon(StorageSettings settings) {
        this.settings = settings.clamav();
    }

    /** @throws IOException when it cannot be reached or answers nonsense */
    Answer look(InputStream content) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address())) {
            CompletableFuture<Void> watch = CompletableFuture.runAsync(
                    () -> close(channel), CompletableFuture.delayedExecutor(PATIENCE_MINUTES, TimeUnit.MINUTES));
            try {
                return ask(channel, content);
            } finally {
                watch.cancel(false);
            }
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
        String said;
        try {
            said = new String(in.readNBytes(1000), US_ASCII).replace('\0', ' ').strip();
        } catch (IOException e) {
            throw otherwise == null ? e : otherwise;
        }
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

    private SocketAddress address() {
        return settings.socket() != null
                ? UnixDomainSocketAddress.of(settings.socket())
                : new InetSocketAddress(settings.host(), settings.port());
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }
}
