package org.waymark.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.storage.EvidenceStore.Found.Part;

/**
 * Keeps evidence in the data folder, in {@code evidence/<key>}. What arrives lies in {@code evidence/incoming} until it is
 * whole, and then moves: under its key there is never half a file.
 */
class DiskEvidenceStore implements EvidenceStore {

    private static final int BUFFER = 256 * 1024;

    /** What a process that is killed loses at most. */
    private static final long TELL_EVERY = 16L * 1024 * 1024;

    private final Path root;
    private final Path incoming;

    DiskEvidenceStore(Path folder) {
        this.root = folder.toAbsolutePath().normalize();
        this.incoming = root.resolve("incoming");
    }

    @Override
    public String place() {
        return "the folder " + root;
    }

    @Override
    public @Nullable String mark() throws IOException {
        try {
            return Files.readString(root.resolve(MARK)).strip();
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    @Override
    public void mark(String mark) throws IOException {
        Files.createDirectories(root);
        Path file = Files.writeString(root.resolve(MARK + ".new"), mark);
        Files.move(file, root.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void put(String key, InputStream content) throws IOException {
        Growing file = begin(key);
        try {
            append(file, 0, content, kept -> {});
            finish(file, Files.size(arriving(key)));
        } catch (IOException | RuntimeException e) {
            abandon(file);
            throw e;
        }
    }

    @Override
    public InputStream open(String key, long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(path(key), StandardOpenOption.READ);
        try {
            return Channels.newInputStream(channel.position(from));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void delete(String key) {
        remove(path(key));
    }

    @Override
    public Growing begin(String key) {
        StoreKey.checked(key);
        return new Growing(key, null);
    }

    @Override
    public void append(Growing file, long at, InputStream bytes, LongConsumer kept) throws IOException {
        Files.createDirectories(incoming);
        try (FileChannel channel =
                FileChannel.open(arriving(file.key()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (channel.size() < at) {
                // A power cut took what the disk had not written yet: the sender begins again from there.
                kept.accept(channel.size());
                return;
            }
            channel.truncate(at).position(at);
            try {
                copy(bytes, channel, kept);
            } finally {
                kept.accept(channel.position());
            }
        }
    }

    private static void copy(InputStream bytes, FileChannel channel, LongConsumer kept) throws IOException {
        OutputStream out = Channels.newOutputStream(channel);
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        long written = 0;
        try {
            // A request gives a few kilobytes at a time; the disk is asked once for many.
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer, filled, BUFFER - filled)) {
                filled += read;
                if (filled == BUFFER) {
                    // What a full disk took a part of is not written once more below.
                    filled = 0;
                    out.write(buffer);
                    written += BUFFER;
                    if (written % TELL_EVERY == 0) {
                        kept.accept(channel.position());
                    }
                }
            }
        } finally {
            out.write(buffer, 0, filled);
        }
    }

    @Override
    public void finish(Growing file, long length) throws IOException {
        Path arrived = arriving(file.key());
        Path whole = path(file.key());
        if (!Files.exists(arrived) && Files.exists(whole)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(arrived, StandardOpenOption.WRITE)) {
            if (channel.size() < length) {
                throw new ShorterFile(channel.size());
            }
            // What an interrupted try has left beyond what was recorded.
            channel.truncate(length);
            channel.force(true);
        } catch (NoSuchFileException gone) {
            throw new ShorterFile(0);
        }
        Files.createDirectories(whole.resolveSibling(""));
        Files.move(arrived, whole, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(whole.resolveSibling(""));
    }

    @Override
    public void abandon(Growing file) {
        remove(arriving(file.key()));
    }

    @Override
    public void note(String name, String text) throws IOException {
        Path note = inNotes(name);
        Files.createDirectories(note.resolveSibling(""));
        Path fresh = Files.createTempFile(note.resolveSibling(""), name, null);
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    @Override
    public Optional<String> noted(String name) throws IOException {
        try {
            return Optional.of(Files.readString(inNotes(name)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public void forget(String name) throws IOException {
        Files.deleteIfExists(inNotes(name));
    }

    private Path inNotes(String name) {
        return root.resolve("notes").resolve(name);
    }

    @Override
    public void each(Consumer<Found> visitor) throws IOException {
        each(root, visitor);
    }

    /** A district's files lie in 256 folders: of all names, those of one are in memory. */
    private void each(Path folder, Consumer<Found> visitor) throws IOException {
        for (Path each : within(folder)) {
            if (Files.isDirectory(each)) {
                each(each, visitor);
            } else {
                visit(each, visitor);
            }
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void visit(Path file, Consumer<Found> visitor) throws IOException {
        boolean growing = file.startsWith(incoming);
        String name = file.getFileName().toString();
        String key = growing && name.length() == 73
                ? StoreKey.of(name.substring(0, 36), name.substring(37))
                : root.relativize(file).toString().replace('\\', '/');
        if (!StoreKey.isOne(key)) {
            return;
        }
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            if (facts.isRegularFile()) {
                visitor.accept(new Found(
                        key,
                        facts.size(),
                        facts.lastModifiedTime().toInstant(),
                        growing ? Part.GROWING : Part.WHOLE,
                        null));
            }
        } catch (NoSuchFileException gone) {
            // It moved or went while we looked.
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

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The district and the id of the key, in one folder. */
    private Path arriving(String key) {
        String[] parts = StoreKey.checked(key).split("/");
        return incoming.resolve(parts[0] + "." + parts[2]);
    }

    private Path path(String key) {
        return root.resolve(StoreKey.checked(key));
    }
}
