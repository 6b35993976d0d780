package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * An evening on which 200 teachers work at once on one node, on PostgreSQL: each opens a page or saves an answer every few
 * seconds. First what each page costs alone, then how long they wait together. Run by {@code ./mvnw -Pbench verify
 * -Dit.test=EveningBench}; the load, the tool and the database share the machine.
 */
class EveningBench {

    private static final int TEACHERS = Integer.getInteger("bench.teachers", 200);
    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 3000);
    private static final int MEASURED = Integer.getInteger("bench.pages", 1000);
    private static final Duration EVENING = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));

    /** Between two things a teacher does, on average. */
    private static final double THINKS_SECONDS = 4;

    private static final Duration LONGEST = Duration.ofMillis(250);

    @Test
    void twoHundredTeachersWaitForNothing() throws Exception {
        try (MeasuredPostgres postgres = new MeasuredPostgres();
                Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm(Image.JVM)
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("MALLOC_ARENA_MAX", "2")
                        .with("SPRING_DATASOURCE_URL", postgres.url())
                        .start("bench-evening");
                PlatformStub platform = new PlatformStub(waymark)) {
            platform.register();
            Evening evening = Evening.of(TEACHERS, platform);
            alone(evening, waymark, postgres);
            evening.together(THINKS_SECONDS, EVENING.dividedBy(2));
            Duration before = ProcessUse.cpuOf(waymark.pid());
            List<Duration> waited = evening.together(THINKS_SECONDS, EVENING);
            double busy = ProcessUse.cpuOf(waymark.pid()).minus(before).toNanos() / (double) EVENING.toNanos();
            Duration slowest = waited.get(waited.size() * 99 / 100);
            System.out.printf(
                    Locale.ROOT,
                    "%n%d teachers for %d s: %.0f things done a second, p50 %d ms, p99 %d ms, at most %d ms; %.2f cores of"
                            + " the tool, %d MB resident%n",
                    TEACHERS,
                    EVENING.toSeconds(),
                    waited.size() / (double) EVENING.toSeconds(),
                    waited.get(waited.size() / 2).toMillis(),
                    slowest.toMillis(),
                    waited.get(waited.size() - 1).toMillis(),
                    busy,
                    ProcessUse.residentMegabytes(waymark.pid(), "VmHWM"));
            assertThat(slowest).as("p99").isLessThan(LONGEST);
        }
    }

    /** What one thing that teachers do costs, when nobody else does anything. */
    private static void alone(Evening evening, Waymark waymark, MeasuredPostgres postgres) throws Exception {
        Map<String, Evening.Deed> deeds = Evening.deeds();
        for (Evening.Deed deed : deeds.values()) {
            evening.repeat(deed, WARM_UP);
        }
        System.out.printf("%nProcessor time of the tool and of PostgreSQL, after %,d of each%n", WARM_UP);
        for (Map.Entry<String, Evening.Deed> deed : deeds.entrySet()) {
            Duration tool = ProcessUse.cpuOf(waymark.pid());
            Duration database = postgres.cpu();
            long statements = postgres.statements();
            double allocated = ProcessUse.allocatedKilobytes(waymark);
            evening.repeat(deed.getValue(), MEASURED);
            System.out.printf(
                    Locale.ROOT,
                    "  %-24s %6.2f + %.2f ms, %.1f statements, %.0f kB of the heap%n",
                    deed.getKey(),
                    ProcessUse.cpuOf(waymark.pid()).minus(tool).toNanos() / 1e6 / MEASURED,
                    postgres.cpu().minus(database).toNanos() / 1e6 / MEASURED,
                    (postgres.statements() - statements) / (double) MEASURED,
                    (ProcessUse.allocatedKilobytes(waymark) - allocated) / MEASURED);
        }
    }
}
