package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * How fast files come in, against a servlet of the same server in a process of its own that does nothing but write the same
 * bytes to the same disk, hash them and sync; both in the same run, in turns. One file of 2 GB, and 50 of 40 MB at once.
 * Run by {@code ./mvnw -Pbench verify -Dit.test=UploadBench}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadBench {

    private static final long MEGA = 1024 * 1024;
    private static final long LARGE = Long.getLong("bench.megabytes", 2048) * MEGA;
    private static final int AT_ONCE = Integer.getInteger("bench.uploads", 50);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int WARM_UP = Integer.getInteger("bench.warmup.pieces", 5000);
    private static final double LEAST = 0.6;

    /** Sends a file, as one of so many clients. */
    private interface Way {
        void send(int client, Path file) throws Exception;
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder = Path.of("target", "upload-bench-" + UUID.randomUUID());
    private final List<TusClient> teachers = new ArrayList<>();
    private EmbeddedPostgres postgres;
    private Waymark waymark;
    private PlatformStub platform;
    private Process bare;
    private URI bareAddress;

    @BeforeAll
    void start() throws Exception {
        Files.createDirectories(folder);
        postgres = EmbeddedPostgres.builder().start();
        waymark = Waymark.on(TestPorts.free())
                .jvm(Image.JVM)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                .with("WAYMARK_STORAGE_PERSON_QUOTA", "1TB")
                .with("WAYMARK_DATA_DIR", folder.resolve("data").toString())
                .with("LOGGING_LEVEL_ROOT", "WARN")
                .with("MALLOC_ARENA_MAX", "2")
                .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                .start("bench-upload");
        platform = new PlatformStub(waymark);
        platform.register();
        for (int i = 0; i < AT_ONCE; i++) {
            teachers.add(platform.uploader("teacher-" + i));
        }
        startBare();
    }

    private void startBare() throws IOException, InterruptedException {
        int port = TestPorts.free();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(Image.JVM));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServlet.class.getName(),
                String.valueOf(port),
                folder.resolve("bare").toString()));
        bare = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bare.log").toFile())
                .start();
        bareAddress = URI.create("http://localhost:" + port + "/");
        for (int tries = 0; tries < 100; tries++) {
            try {
                http.send(HttpRequest.newBuilder(bareAddress).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("The bare servlet did not start: " + Files.readString(folder.resolve("bare.log")));
    }

    @AfterAll
    void stop() throws IOException {
        if (bare != null) {
            bare.destroy();
        }
        platform.close();
        waymark.close();
        postgres.close();
        clear(folder);
    }

    @Test
    void oneLargeFile() throws Exception {
        compare("one file of " + LARGE / MEGA + " MB", 1, LARGE);
    }

    @Test
    void manyAtOnce() throws Exception {
        compare(AT_ONCE + " at once of " + LARGE / MEGA / AT_ONCE + " MB", AT_ONCE, LARGE / AT_ONCE);
    }

    private void compare(String what, int atOnce, long length) throws Exception {
        Path file = Bytes.film(folder, length);
        Way toBare = (client, each) -> put(each);
        Way toWaymark = (client, each) -> teachers.get(client).upload(each);
        // Both compile what they run before anything counts: the bytes' way, and in small pieces the requests' way.
        Path warm = Bytes.film(folder, Math.min(length, 200 * MEGA));
        send(toBare, atOnce, warm);
        send(toWaymark, atOnce, warm);
        Path small = Bytes.film(folder, WARM_UP * 1024L / atOnce);
        send((client, each) -> teachers.get(client).upload(each, 1024), atOnce, small);
        double bareBest = 0;
        double best = 0;
        Duration bareBefore = ProcessUse.cpuOf(bare.pid());
        Duration before = ProcessUse.cpuOf(waymark.pid());
        for (int round = 0; round < ROUNDS; round++) {
            bareBest = Math.max(bareBest, send(toBare, atOnce, file));
            clear(folder.resolve("bare"));
            best = Math.max(best, send(toWaymark, atOnce, file));
            // Neither writes to a disk that the other has filled.
            clear(folder.resolve("data").resolve("evidence"));
        }
        System.out.printf(
                Locale.ROOT,
                "%n%s, best of %d rounds%n  bare servlet %8.0f MB/s%n  Waymark      %8.0f MB/s, %.0f %% of it (bar: %.0f %%)"
                        + "%n  processor    %8.2f s a GB for the bare servlet, %.2f for Waymark%n  memory       %8d MB resident at most%n",
                what,
                ROUNDS,
                bareBest,
                best,
                100 * best / bareBest,
                100 * LEAST,
                perGigabyte(bareBefore, bare.pid(), atOnce * length),
                perGigabyte(before, waymark.pid(), atOnce * length),
                ProcessUse.residentMegabytes(waymark.pid(), "VmHWM"));
        assertThat(best / bareBest).as("share of what a bare servlet takes").isGreaterThanOrEqualTo(LEAST);
    }

    private static double perGigabyte(Duration before, long pid, long bytesEachRound) {
        return ProcessUse.cpuOf(pid).minus(before).toNanos() / 1e9 / (ROUNDS * bytesEachRound / (1024.0 * MEGA));
    }

    /** In megabytes a second. */
    private static double send(Way way, int atOnce, Path file) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                int client = i;
                work.add(() -> {
                    way.send(client, file);
                    return null;
                });
            }
            long began = System.nanoTime();
            for (Future<Void> each : clients.invokeAll(work)) {
                each.get();
            }
            return atOnce * Files.size(file) / (double) MEGA / ((System.nanoTime() - began) / 1e9);
        } finally {
            clients.shutdownNow();
        }
    }

    private void put(Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(bareAddress)
                        .PUT(Bytes.part(file, 0, Files.size(file)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("The bare servlet answered " + answer.statusCode());
        }
    }

    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(each)) {
                    Files.delete(each);
                }
            }
        }
    }
}
