package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The SHA-256 of files that arrive in pieces, computed while they come. What this node did not see whole, as after a restart
 * or where another node took a piece, is read once more in the end: the result never depends on what is remembered here.
 */
@Component
class Fingerprints {

    private static final int REMEMBERED = 1000;
    private static final int BUFFER = 256 * 1024;

    private record State(MessageDigest digest, long length) {}

    private final Map<UUID, State> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, State> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** One piece being read. */
    final class Running implements AutoCloseable {

        private final UUID id;
        private final @Nullable MessageDigest digest;
        private long read;
        private long kept;

        private Running(UUID id, @Nullable MessageDigest digest, long from) {
            this.id = id;
            this.digest = digest;
            this.read = from;
            this.kept = from;
        }

        void read(byte[] bytes, int offset, int length) {
            if (digest != null) {
                digest.update(bytes, offset, length);
            }
            read += length;
        }

        void keptUpTo(long length) {
            kept = length;
        }

        /** Only where all that was read was kept does the fingerprint go on from here. */
        @Override
        public void close() {
            if (digest != null && read == kept) {
                synchronized (states) {
                    states.put(id, new State(digest, kept));
                }
            }
        }
    }

    Running go(UUID id, long from) {
        State before = remove(id);
        if (before != null && before.length() == from) {
            return new Running(id, before.digest(), from);
        }
        return new Running(id, from == 0 ? EvidenceFiles.sha256() : null, from);
    }

    /** In hex. */
    String take(UUID id, FileCheck.Bytes bytes) throws IOException {
        State state = remove(id);
        MessageDigest digest = state != null && state.length() == bytes.length() ? state.digest() : all(bytes);
        return HexFormat.of().formatHex(digest.digest());
    }

    void forget(UUID id) {
        remove(id);
    }

    private @Nullable State remove(UUID id) {
        synchronized (states) {
            return states.remove(id);
        }
    }

    private static MessageDigest all(FileCheck.Bytes bytes) throws IOException {
        MessageDigest digest = EvidenceFiles.sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = bytes.from(0)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest;
    }
}
