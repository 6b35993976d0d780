package org.waymark.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.waymark.settings.WaymarkSettings;

/** Keeps evidence in the data folder, in {@code evidence/<area>/<two hex digits>/<id>}. */
@Component
class DiskEvidenceStore implements EvidenceStore {

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f-]{36}");

    private final Path root;

    DiskEvidenceStore(WaymarkSettings settings) {
        this.root = settings.dataDir().resolve("evidence").toAbsolutePath().normalize();
    }

    @Override
    public String put(UUID area, InputStream content) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        // The front of the id is the time, the same for files of one day; its end is random and spreads them.
        String key = area + "/" + id.substring(id.length() - 2) + "/" + id;
        Path folder = root.resolve(key).resolveSibling("");
        Path arrivals = root.resolve("incoming");
        Path incoming = arrivals.resolve(id);
        try {
            Files.createDirectories(arrivals);
            Files.createDirectories(folder);
            try {
                write(content, incoming);
                Files.move(incoming, root.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(incoming);
            }
            syncFolder(folder);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(InputStream content, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.transferTo(out);
            channel.force(true);
        }
    }

    /** The move itself must survive a power cut; Windows cannot open a folder and needs no such step. */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // A file system that refuses this keeps its own order.
        }
    }

    @Override
    public InputStream open(String key) {
        try {
            return Files.newInputStream(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of an evidence file");
        }
        return root.resolve(key);
    }
}
