package org.waymark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/** A disk of a few megabytes that can really be full; where none can be mounted, the test is skipped. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    public static SmallDisk ofMegabytes(int size) throws IOException {
        Path folder = Files.createTempDirectory("waymark-disk");
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size + "m", "tmpfs", folder.toString()),
                "mounting a disk needs root on Linux");
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Nothing fits any more. */
    public void fill() throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(folder.resolve("full"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    public void makeRoom() throws IOException {
        Files.delete(folder.resolve("full"));
    }

    /** From now on it is read and not written, but for what is open already. */
    public void lock() {
        String here = folder.toString();
        assumeTrue(
                run("mount", "--bind", here, here) && run("mount", "-o", "remount,bind,ro", here),
                "mounting needs root on Linux");
    }

    public void unlock() {
        run("umount", "-l", folder.toString());
    }

    /** Whether one can be had, for a class whose application lies on it. */
    public static boolean canBeHad() {
        try (SmallDisk disk = ofMegabytes(1)) {
            return Files.exists(disk.folder());
        } catch (IOException | TestAbortedException none) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        while (run("umount", "-l", folder.toString())) {
            // A disk that is locked is mounted twice.
        }
        Files.deleteIfExists(folder);
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
