package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Balancer;
import org.waymark.journeys.Waymark;

/**
 * The same launches and pages through one node and through three, which a proxy asks in turn whoever comes: what all nodes and
 * PostgreSQL take for each, and that each timetable is kept once. Run by {@code ./mvnw -Pbench verify -Dit.test=NodesBench};
 * nodes, database, proxy and people share the machine. Each node warms up and is measured with the same number.
 */
class NodesBench {

    private static final int AT_ONCE = Integer.getInteger("bench.clients", 8);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 5000);
    private static final int LAUNCHES = Integer.getInteger("bench.launches", 2000);
    private static final int PAGES = Integer.getInteger("bench.pages", 2000);

    /** After what was measured people go on while all timetables are due. */
    private static final Duration UNDER_WATCH = Duration.ofSeconds(20);

    /** What three nodes may take for each launch, of what one takes. */
    private static final double MOST = 1.3;

    private record Measured(Load.Result launches, double toolMillis, double databaseMillis) {}

    @Test
    void threeNodesTakeHardlyMoreThanOneAndKeepTimetablesOnce() throws Exception {
        Measured one = measure(1);
        Measured three = measure(3);
        double ratio = three.launches().toolMillis() / one.launches().toolMillis();
        System.out.printf(
                Locale.ROOT,
                "%nThree nodes against one: %.2f times the tool's processor time for each launch, %.2f for each page%n",
                ratio,
                three.toolMillis() / one.toolMillis());
        assertThat(ratio).as("three nodes against one").isLessThanOrEqualTo(MOST);
    }

    private static Measured measure(int count) throws Exception {
        try (MeasuredPostgres postgres = new MeasuredPostgres()) {
            int port = TestPorts.free();
            List<Integer> ports = Stream.generate(TestPorts::free).limit(count).toList();
            List<Waymark> nodes = new ArrayList<>();
            try (Balancer balancer = new Balancer(port, ports);
                    NodesWatch watch = new NodesWatch(postgres.dataSource())) {
                start(postgres, port, ports, nodes);
                return measure(nodes, port, watch, postgres);
            } finally {
                nodes.forEach(Waymark::close);
            }
        }
    }

    /** The first makes the tables. */
    private static void start(MeasuredPostgres postgres, int port, List<Integer> ports, List<Waymark> nodes) {
        nodes.add(node(postgres, port, ports.get(0), 1, ports.size()));
        List<CompletableFuture<Waymark>> others = new ArrayList<>();
        for (int n = 1; n < ports.size(); n++) {
            int which = n;
            others.add(CompletableFuture.supplyAsync(
                    () -> node(postgres, port, ports.get(which), which + 1, ports.size())));
        }
        others.forEach(other -> nodes.add(other.join()));
    }

    private static Waymark node(MeasuredPostgres postgres, int port, int own, int number, int of) {
        return Waymark.on(own)
                .jvm(Image.JVM)
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_DATA_DIR", "target/journeys/data-of-nodes-" + port)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                .with("WAYMARK_SECRET", "a-secret-which-all-nodes-have-in-common")
                .with("LOGGING_LEVEL_ROOT", "WARN")
                .with("MALLOC_ARENA_MAX", "2")
                .with("DB_SCHEDULER_POLLING_INTERVAL", "2s")
                .with("SPRING_DATASOURCE_URL", postgres.url() + "&ApplicationName=" + NodesWatch.NODE + number)
                .start(log(number, of));
    }

    private static String log(int number, int of) {
        return "bench-node-" + number + "-of-" + of;
    }

    private static Measured measure(List<Waymark> nodes, int port, NodesWatch watch, MeasuredPostgres postgres)
            throws Exception {
        int count = nodes.size();
        try (PlatformStub platform = new PlatformStub(path -> "http://localhost:" + port + path)) {
            platform.register();
            Load load = new Load("PostgreSQL", nodes, platform, postgres, AT_ONCE);
            Evening evening = Evening.of(AT_ONCE, platform);
            load.run(WARM_UP * count);
            evening.hurry(PAGES * count / AT_ONCE);
            watch.begin();
            Load.Result launches = load.run(LAUNCHES * count);
            Duration tool = ProcessUse.cpuOf(nodes);
            Duration database = postgres.cpu();
            List<Duration> waited = evening.hurry(PAGES * count / AT_ONCE);
            Measured measured = new Measured(
                    launches,
                    ProcessUse.cpuOf(nodes).minus(tool).toNanos() / 1e6 / waited.size(),
                    postgres.cpu().minus(database).toNanos() / 1e6 / waited.size());
            print(count, measured, waited);
            watch.makeDueAgainAndAgain();
            evening.together(0, UNDER_WATCH);
            watch.end();
            assertThat(errors(count)).as("errors in the nodes' logs").isEmpty();
            return measured;
        }
    }

    private static void print(int nodes, Measured measured, List<Duration> waited) {
        Load.Result launches = measured.launches();
        System.out.printf(
                Locale.ROOT,
                "%n%d node%s, %d clients at once, %s%n"
                        + "  a launch  %6.2f ms of the tool, %.2f of PostgreSQL, %.0f kB of the heap; %d of them, %.0f/s, p50 %d ms,"
                        + " p99 %d ms%n"
                        + "  a page    %6.2f ms of the tool, %.2f of PostgreSQL; %d of them, p50 %d ms, p99 %d ms%n"
                        + "  memory    %d MB resident at most, the largest node%n",
                nodes,
                nodes == 1 ? "" : "s",
                AT_ONCE,
                String.join(" ", Image.JVM),
                launches.toolMillis(),
                launches.databaseMillis(),
                launches.kilobytes(),
                launches.launches(),
                launches.perSecond(),
                launches.median().toMillis(),
                launches.slowest().toMillis(),
                measured.toolMillis(),
                measured.databaseMillis(),
                waited.size(),
                waited.get(waited.size() / 2).toMillis(),
                waited.get(waited.size() * 99 / 100).toMillis(),
                launches.peakMegabytes());
    }

    private static List<String> errors(int count) throws IOException {
        List<String> errors = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            Files.readAllLines(Path.of("target", "journeys", log(n, count) + ".log")).stream()
                    .filter(line -> line.contains(" ERROR "))
                    .forEach(errors::add);
        }
        return errors;
    }
}
