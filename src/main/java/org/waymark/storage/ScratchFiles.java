package org.waymark.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of what people bring, for the length of one step. They lie in the data folder, not where all programs of a machine
 * write, and what a killed process left is found and removed.
 */
public class ScratchFiles {

    /** No step goes on for so long without writing; several nodes may share the folder. */
    private static final Duration LEFT = Duration.ofHours(1);

    private final Path folder;

    /** In this folder, which is made if it is not there. */
    public ScratchFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** A new, empty one; whoever asks for it deletes it. */
    public Path fresh() throws IOException {
        return Files.createTempFile(folder, "step", null);
    }

    /** Removes what a killed process left. */
    void tidy(Instant now) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path each : files) {
                remove(each, now.minus(LEFT));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // Whoever made it was done with it.
        }
    }
}
