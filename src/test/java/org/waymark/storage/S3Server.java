package org.waymark.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.waymark.TestPorts;

/**
 * An S3 server for tests. The one that {@code WAYMARK_TEST_S3} names, with the bucket {@code waymark-test} and the keys
 * {@code test}/{@code test-secret}; or S3Mock in a process of its own, where
 * {@code ./mvnw -f src/test/s3mock/pom.xml dependency:build-classpath} has fetched it.
 */
final class S3Server {

    static final String BUCKET = "waymark-test";

    private static final Path CLASSPATH = Path.of("src/test/s3mock/target/classpath");

    private static Optional<URI> address;

    private S3Server() {}

    /** Empty where none can be had. */
    static synchronized Optional<URI> address() {
        if (address == null) {
            String given = System.getenv("WAYMARK_TEST_S3");
            address = given != null
                    ? Optional.of(URI.create(given))
                    : Files.exists(CLASSPATH) ? Optional.of(start()) : Optional.empty();
        }
        return address;
    }

    static StorageSettings.S3 settings() {
        return new StorageSettings.S3(BUCKET, address().orElseThrow(), "us-east-1", "test", "test-secret", true);
    }

    private static URI start() {
        try {
            int port = TestPorts.free();
            Path folder = Files.createTempDirectory("waymark-s3mock");
            Process server = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            Files.readString(CLASSPATH).strip(),
                            "com.adobe.testing.s3mock.S3MockApplication",
                            "--server.address=127.0.0.1",
                            "--com.adobe.testing.s3mock.http-port=" + port,
                            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                            "--com.adobe.testing.s3mock.store.root=" + folder))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
            URI here = URI.create("http://127.0.0.1:" + port);
            for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2); !answers(here); ) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("S3Mock did not start; its log is " + folder.resolve("log"));
                }
                Thread.sleep(200);
            }
            return here;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() < 500;
        } catch (IOException notYet) {
            return false;
        }
    }
}
