package org.waymark.storage;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against clamd itself, with one signature of our own; skipped where it is not installed
 * ({@code apt-get install clamav-daemon}).
 */
class RealClamAvTests extends ClamAvContract {

    @TempDir
    static Path folder;

    private static Process clamd;

    @BeforeAll
    static void start() throws Exception {
        Path program = List.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeThat(program).as("clamd").isNotNull();
        Files.writeString(
                folder.resolve("test.hdb"),
                HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(EICAR)) + ":" + EICAR.length
                        + ":Eicar-Test\n");
        Path settings = Files.writeString(folder.resolve("clamd.conf"), """
                LocalSocket %s
                DatabaseDirectory %s
                Foreground yes
                StreamMaxLength 2M
                """.formatted(socket(), folder));
        clamd = new ProcessBuilder(program.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !Files.exists(socket()); ) {
            if (!clamd.isAlive() || System.nanoTime() > end) {
                throw new AssertionError(Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (clamd != null) {
            clamd.destroy();
            clamd.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Path socket() {
        return folder.resolve("clamd.socket");
    }

    @Override
    StorageSettings.ClamAv settings() {
        return new StorageSettings.ClamAv(null, 3310, socket(), false);
    }
}
