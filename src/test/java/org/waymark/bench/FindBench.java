package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What the pages cost on which people look for micro-credentials, with 20, 200 and 2,000 of them in a district: the page on
 * which they are found (all, a search that finds a tenth, a search that finds nothing), the picker of a course and the
 * leads' catalogue. Run by {@code ./mvnw -Pbench verify}. Processor time is that of the tool's process alone; on H2 the
 * database is in it.
 */
class FindBench {

    private static final int[] SIZES = {20, 200, 2000};

    /** Of each page before anything is measured, so that no size pays for what the machine compiles. */
    private static final int WARM_UP = Integer.getInteger("bench.warmup.pages", 3000);

    private static final int AGAIN = Integer.getInteger("bench.warmup.again", 200);
    private static final int MEASURED = Integer.getInteger("bench.pages", 400);

    /** With ten times as many, from 200 to 2,000, a page may cost so many times as much. */
    private static final double MAX_GROWTH = 2.0;

    /** H2, with the database in the process, sorts all of them for each page: that may cost as many times as there are more. */
    private static final double MAX_GROWTH_H2 = 10.0;

    /** Stands for the address of a picker, which each launch has its own of. */
    private static final String PICKER = "/pick";

    private static final List<String> PAGES = List.of(
            "/credentials",
            "/credentials?q=number+7&hours=6-20",
            "/credentials?q=nothing+like+it",
            PICKER,
            "/admin/credentials");

    @Test
    void aPageOnPostgresGrowsSlowly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            growsNoMoreThan(MAX_GROWTH, measure("PostgreSQL", postgres.getJdbcUrl("postgres", "postgres")));
        }
    }

    @Test
    void aPageOnH2GrowsNoFasterThanTheCatalogue() throws Exception {
        growsNoMoreThan(MAX_GROWTH_H2, measure("H2", null));
    }

    private static void growsNoMoreThan(double most, double[][] millis) {
        for (int page = 0; page < PAGES.size(); page++) {
            assertThat(millis[2][page] / millis[1][page])
                    .as("growth of " + PAGES.get(page) + " from 200 to 2,000")
                    .isLessThanOrEqualTo(most);
        }
    }

    private static double[][] measure(String database, String jdbcUrl) throws Exception {
        Waymark.Start start = Waymark.on(TestPorts.free())
                .jvm("-Xmx256m", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                .with("LOGGING_LEVEL_ROOT", "WARN");
        if (jdbcUrl != null) {
            start.with("SPRING_DATASOURCE_URL", jdbcUrl);
        }
        try (Waymark waymark = start.start("find-" + database.toLowerCase(Locale.ROOT));
                PlatformStub platform = new PlatformStub(waymark)) {
            platform.register();
            PlatformStub.Reader session = platform.reader("user-1");
            platform.gives("LEAD", "user-1");
            String picker = platform.picker();
            PlatformStub.Reader reader = path -> session.page(path.equals(PICKER) ? picker : path);
            double[][] millis = new double[SIZES.length][PAGES.size()];
            importInto(waymark, 3, SIZES[0]);
            int there = SIZES[0];
            for (String page : PAGES) {
                read(reader, page, WARM_UP);
            }
            for (int size = 0; size < SIZES.length; size++) {
                if (there < SIZES[size]) {
                    importInto(waymark, there, SIZES[size]);
                }
                there = SIZES[size];
                for (int page = 0; page < PAGES.size(); page++) {
                    millis[size][page] = perPage(waymark, reader, PAGES.get(page));
                }
            }
            print(database, millis);
            return millis;
        }
    }

    private static double perPage(Waymark waymark, PlatformStub.Reader reader, String path) throws Exception {
        read(reader, path, AGAIN);
        Duration before = ProcessUse.cpuOf(waymark.pid());
        read(reader, path, MEASURED);
        return ProcessUse.cpuOf(waymark.pid()).minus(before).toNanos() / 1e6 / MEASURED;
    }

    private static void read(PlatformStub.Reader reader, String path, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            reader.page(path);
        }
    }

    private static void importInto(Waymark waymark, int from, int to) throws IOException, InterruptedException {
        List<String> definitions = new ArrayList<>();
        for (int number = from; number < to; number++) {
            definitions.add(definition(number));
        }
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(waymark.url("/api/catalogue/import?district=Bench%20District")))
                                .header("Authorization", "Bearer " + Waymark.ADMIN_TOKEN)
                                .header("Content-Type", "application/yaml")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "definitions:\n" + String.join("", definitions)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static String definition(int number) {
        return """
                - id: B-%1$d
                  title: Number %1$d of many
                  version: 1.0.0
                  area: Area %2$d
                  competency: Plans and facilitates small-group work in which every student explains the ideas of the subject.
                  keyMethod: {name: Need-Launch-Listen-Check, summary: Choose a task no one can finish alone and listen.}
                  methodComponents: [Interdependent task, Launch with roles, Listening rounds, Individual check]
                  evidence:
                    - {id: A1, kind: DOCUMENT, title: Task and launch plan}
                    - {id: A2, kind: VIDEO, title: One group at work}
                  criteria:
                    - {id: C1, title: Task needs the group, from: [A1, A2], NOT_YET: No., APPROACHING: Some., DEMONSTRATED: Yes.}
                  workload: {contactHours: %3$d, elapsedWeeks: 3-5, beyondNormalTeachingHours: 4-5}
                  alignment: {InTASC: ["3", "5"], ISTE: ["2.5.b"]}
                """.formatted(number, number % 7, 5 + number % 20);
    }

    private static void print(String database, double[][] millis) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d pages each after %d to warm up, tool CPU ms per page%n",
                database,
                MEASURED,
                WARM_UP);
        System.out.printf(Locale.ROOT, "  %-40s %8s %8s %8s %20s%n", "", "20", "200", "2,000", "2,000 against 200");
        for (int page = 0; page < PAGES.size(); page++) {
            System.out.printf(
                    Locale.ROOT,
                    "  %-40s %8.2f %8.2f %8.2f %19.2fx%n",
                    PAGES.get(page),
                    millis[0][page],
                    millis[1][page],
                    millis[2][page],
                    millis[2][page] / millis[1][page]);
        }
    }
}
