package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm(Image.JVM)
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("MALLOC_ARENA_MAX", "2")
                        .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                        .start("bench-evening");
                PlatformStub platform = new PlatformStub(waymark)) {
            platform.register();
            List<PlatformStub.Teacher> teachers = new ArrayList<>();
            for (int n = 0; n < TEACHERS; n++) {
                teachers.add(platform.teacher("teacher-" + n));
            }
            alone(teachers, waymark, postmaster(postgres));
            together(teachers, EVENING.dividedBy(2));
            Duration before = ProcessUse.cpuOf(waymark.pid());
            List<Duration> waited = together(teachers, EVENING);
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
    private static void alone(List<PlatformStub.Teacher> teachers, Waymark waymark, long postmaster) throws Exception {
        Map<String, Deed> deeds = deeds();
        for (Deed deed : deeds.values()) {
            repeat(deed, teachers, WARM_UP);
        }
        System.out.printf("%nProcessor time of the tool and of PostgreSQL, after %,d of each%n", WARM_UP);
        for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
            Duration tool = ProcessUse.cpuOf(waymark.pid());
            Duration database = ProcessUse.cpuOfFamily(postmaster);
            double allocated = ProcessUse.allocatedKilobytes(waymark);
            repeat(deed.getValue(), teachers, MEASURED);
            System.out.printf(
                    Locale.ROOT,
                    "  %-24s %6.2f + %.2f ms, %.0f kB of the heap%n",
                    deed.getKey(),
                    ProcessUse.cpuOf(waymark.pid()).minus(tool).toNanos() / 1e6 / MEASURED,
                    ProcessUse.cpuOfFamily(postmaster).minus(database).toNanos() / 1e6 / MEASURED,
                    (ProcessUse.allocatedKilobytes(waymark) - allocated) / MEASURED);
        }
    }

    private static void repeat(Deed deed, List<PlatformStub.Teacher> teachers, int times) throws Exception {
        for (int n = 0; n < times; n++) {
            deed.of(teachers.get(n % teachers.size()), n);
        }
    }

    private interface Deed {
        void of(PlatformStub.Teacher teacher, int number) throws Exception;
    }

    private static Map<String, Deed> deeds() {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put("the task list", (teacher, n) -> teacher.reads(teacher.work()));
        deeds.put("home", (teacher, n) -> teacher.reads("/home"));
        deeds.put("one evidence", (teacher, n) -> teacher.reads(teacher.work() + "/evidence/A1"));
        deeds.put("the catalogue", (teacher, n) -> teacher.reads("/credentials"));
        deeds.put("an answer, read and kept", (teacher, n) -> teacher.writes("/overview", "What I tried, number " + n));
        return deeds;
    }

    /** How long each waited for each thing, the shortest first. */
    private static List<Duration> together(List<PlatformStub.Teacher> teachers, Duration evening) throws Exception {
        ExecutorService each = Executors.newFixedThreadPool(teachers.size());
        long end = System.nanoTime() + evening.toNanos();
        try {
            List<Callable<List<Duration>>> evenings = new ArrayList<>();
            for (int n = 0; n < teachers.size(); n++) {
                // Unlike those of Random, its first numbers differ where its seeds are neighbours: nobody begins at
                // once.
                SplittableRandom random = new SplittableRandom(n);
                PlatformStub.Teacher teacher = teachers.get(n);
                evenings.add(() -> evening(teacher, random, end));
            }
            List<Duration> waited = new ArrayList<>();
            for (Future<List<Duration>> one : each.invokeAll(evenings)) {
                waited.addAll(one.get());
            }
            waited.sort(null);
            return waited;
        } catch (ExecutionException e) {
            throw new AssertionError("A page failed", e.getCause());
        } finally {
            each.shutdownNow();
        }
    }

    private static List<Duration> evening(PlatformStub.Teacher teacher, SplittableRandom random, long end)
            throws Exception {
        List<Deed> deeds = List.copyOf(deeds().values());
        List<Duration> waited = new ArrayList<>();
        Thread.sleep((long) (random.nextDouble() * THINKS_SECONDS * 1000));
        for (int n = 0; System.nanoTime() < end; n++) {
            Deed deed = deeds.get(random.nextInt(deeds.size()));
            long began = System.nanoTime();
            deed.of(teacher, n);
            waited.add(Duration.ofNanos(System.nanoTime() - began));
            Thread.sleep((long) (-Math.log(1 - random.nextDouble()) * THINKS_SECONDS * 1000));
        }
        return waited;
    }

    private static long postmaster(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .orElseThrow()
                    .parent()
                    .orElseThrow()
                    .pid();
        }
    }
}
