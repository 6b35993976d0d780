package org.waymark.journeys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar as the image has it: unpacked, with a class-data archive, which takes a third of the processor time off
 * each start. The first who starts it unpacks it; the archive is made meanwhile and used by who starts after it.
 */
final class Unpacked {

    private static final Path ALL = Path.of("target", "journeys", "unpacked");

    private final Path folder;
    private final List<String> java;

    private Unpacked(Path folder, List<String> java) {
        this.folder = folder;
        this.java = java;
    }

    /**
     * How it is begun.
     *
     * @param java the program and its options, which those of the archive must be
     */
    static synchronized List<String> of(Path jar, List<String> java) throws IOException {
        Path folder = Files.createDirectories(
                ALL.resolve(Integer.toHexString(jar.toAbsolutePath().hashCode())));
        return new Unpacked(folder, List.copyOf(java)).begun(jar);
    }

    private List<String> begun(Path jar) throws IOException {
        Path whole = folder.resolve("of-" + Files.getLastModifiedTime(jar).toMillis());
        Path thin = whole.resolve(jar.getFileName());
        Path archive = whole.resolve("classes.jsa");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(whole)) {
                forgetEarlierBuilds();
                Path part = folder.resolve("part");
                run(List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", part.toString()));
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
                Thread training = new Thread(() -> train(thin, archive));
                training.setDaemon(true);
                training.start();
            }
        }
        List<String> begun = new ArrayList<>();
        if (Files.exists(archive)) {
            begun.add("-XX:SharedArchiveFile=" + archive);
        }
        begun.addAll(List.of("-jar", thin.toString()));
        return begun;
    }

    private void forgetEarlierBuilds() throws IOException {
        try (Stream<Path> earlier = Files.list(folder).filter(Files::isDirectory)) {
            for (Path each : earlier.toList()) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    /** Where it fails, each start takes a little longer. */
    private void train(Path thin, Path archive) {
        Path made = folder.resolve("part.jsa");
        try {
            run(List.of(
                    "-XX:ArchiveClassesAtExit=" + made,
                    "-Dspring.context.exit=onRefresh",
                    "-Dwaymark.data-dir=" + folder.resolve("training"),
                    "-jar",
                    thin.toString()));
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            System.err.println("No class-data archive: " + e.getMessage());
        }
    }

    private void run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(arguments);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(key -> key.matches("(WAYMARK|SPRING|SERVER|DB_SCHEDULER)_.*"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException("See " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
