package org.waymark.journeys;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged jar as the image has it: unpacked, with a class-data archive, which takes a third of the processor time off
 * each start. The first who starts it unpacks it; the archive is made meanwhile and used by who starts after it.
 */
final class Unpacked {

    private Unpacked() {}

    /**
     * How it is begun.
     *
     * @param java the program, and the options that the archive is made with, since it only holds for those
     */
    static synchronized List<String> of(Path jar, List<String> java) throws IOException {
        Path folder = Files.createDirectories(Path.of(
                "target", "journeys", "jar-" + Files.getLastModifiedTime(jar).toMillis()));
        Path thin = folder.resolve("unpacked").resolve(jar.getFileName());
        Path archive = folder.resolve("classes.jsa");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!Files.exists(thin)) {
                run(
                        folder,
                        List.of(
                                java.get(0),
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                thin.getParent().toString()));
                Thread training = new Thread(() -> train(folder, thin, archive, java));
                training.setDaemon(true);
                training.start();
            }
        }
        List<String> begin = new ArrayList<>();
        if (Files.exists(archive)) {
            begin.add("-XX:SharedArchiveFile=" + archive);
        }
        begin.addAll(List.of("-jar", thin.toString()));
        return begin;
    }

    private static void train(Path folder, Path thin, Path archive, List<String> java) {
        Path made = folder.resolve("making.jsa");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + made,
                "-Dspring.context.exit=onRefresh",
                "-Dwaymark.data-dir=" + folder.resolve("training"),
                "-jar",
                thin.toString()));
        try {
            run(folder, command);
            Files.move(made, archive);
        } catch (IOException e) {
            // Then each start takes a little longer.
        }
    }

    private static void run(Path folder, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "unpacking.log")));
        builder.environment().keySet().removeIf(key -> key.matches("(WAYMARK|SPRING|SERVER|DB_SCHEDULER)_.*"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException("See " + folder.resolve("unpacking.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
