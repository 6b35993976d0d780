package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What one complete launch costs: login, token, landing page, eight at once, over real HTTP. Run by {@code ./mvnw -Pbench
 * verify}. Processor time is that of the tool's process alone; signing the tokens is the client's work.
 */
class LaunchBench {

    private static final int AT_ONCE = Integer.getInteger("bench.clients", 8);
    private static final int WARM_UP = Integer.getInteger("bench.warmup", 15_000);
    private static final int MEASURED = Integer.getInteger("bench.launches", 10_000);

    private static final double MAX_TOOL_MILLIS = 3.0;
    private static final double AIM_TOOL_MILLIS = 1.5;
    private static final long MAX_MEGABYTES = 450;

    @Test
    void aLaunchOnPostgresStaysWithinItsBars() throws Exception {
        try (MeasuredPostgres postgres = new MeasuredPostgres()) {
            Load.Result result = measure("PostgreSQL", postgres);
            print(result);
            List<String> over = bars(result);
            assertThat(over).as("bars on PostgreSQL that are exceeded").isEmpty();
        }
    }

    @Test
    void aLaunchOnH2IsReportedApart() throws Exception {
        print(measure("H2", null));
    }

    private static Load.Result measure(String database, @Nullable MeasuredPostgres postgres) throws Exception {
        Waymark.Start start = Waymark.on(TestPorts.free())
                .jvm(Image.JVM)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                .with("LOGGING_LEVEL_ROOT", "WARN")
                // As in the image: glibc would keep an arena for each of many threads.
                .with("MALLOC_ARENA_MAX", "2");
        if (postgres != null) {
            start.with("SPRING_DATASOURCE_URL", postgres.url());
        }
        try (Waymark waymark = start.start("bench-" + database.toLowerCase(Locale.ROOT));
                PlatformStub platform = new PlatformStub(waymark)) {
            platform.register();
            Load load = new Load(database, List.of(waymark), platform, postgres, AT_ONCE);
            load.run(WARM_UP);
            return load.run(MEASURED);
        }
    }

    private static void print(Load.Result result) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d launches by %d clients at once after %d to warm up, %s%n",
                result.database(),
                result.launches(),
                AT_ONCE,
                WARM_UP,
                String.join(" ", Image.JVM));
        System.out.printf(Locale.ROOT, "  tool      %8.2f ms CPU per launch%n", result.toolMillis());
        System.out.printf(Locale.ROOT, "  heap      %8.0f kB taken per launch%n", result.kilobytes());
        System.out.printf(
                Locale.ROOT,
                "  database  %s%n",
                result.databaseMillis() < 0
                        ? "      in the tool's process"
                        : String.format(
                                Locale.ROOT,
                                "%8.2f ms CPU per launch, %.1f statements",
                                result.databaseMillis(),
                                result.statements()));
        System.out.printf(Locale.ROOT, "  rate      %8.0f launches/s%n", result.perSecond());
        System.out.printf(
                Locale.ROOT,
                "  latency   %8.1f ms p50, %.1f ms p99%n",
                millis(result.median()),
                millis(result.slowest()));
        System.out.printf(
                Locale.ROOT,
                "  memory    %8d MB resident, %d MB at most%n",
                result.residentMegabytes(),
                result.peakMegabytes());
    }

    private static List<String> bars(Load.Result result) {
        List<String> over = new ArrayList<>();
        bar(over, "tool CPU ms per launch", result.toolMillis(), MAX_TOOL_MILLIS);
        bar(over, "resident MB with -Xmx256m", result.peakMegabytes(), MAX_MEGABYTES);
        System.out.printf(
                Locale.ROOT,
                "  aim of %.1f ms tool CPU: %s%n",
                AIM_TOOL_MILLIS,
                result.toolMillis() <= AIM_TOOL_MILLIS ? "reached" : "not reached");
        return over;
    }

    private static void bar(List<String> over, String what, double value, double most) {
        boolean passes = value <= most;
        System.out.printf(Locale.ROOT, "  %-5s %s: %.2f, at most %.2f%n", passes ? "PASS" : "OVER", what, value, most);
        if (!passes) {
            over.add(what);
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
