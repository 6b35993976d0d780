package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpExchange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What it costs to read a course's list of ten thousand members, in pages of a hundred and all in one answer, over real
 * HTTP into PostgreSQL. Run by {@code ./mvnw -Pbench verify -Dit.test=RosterBench}.
 */
class RosterBench {

    private static final int MEMBERS = Integer.getInteger("bench.members", 10_000);
    private static final int READINGS = Integer.getInteger("bench.readings", 5);
    private static final double MAX_MILLIS_PER_THOUSAND = 500;
    private static final long MAX_MEGABYTES = 450;

    /** One reading. */
    private record Reading(Duration tool, Duration wall, long residentMegabytes, long peakMegabytes) {}

    @Test
    void aRosterOfTenThousandStaysWithinItsBars() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm(Image.JVM)
                        .with("WAYMARK_LTI_PRIVATE_HOSTS", "localhost,127.0.0.1")
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("MALLOC_ARENA_MAX", "2")
                        .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                        .start("bench-roster");
                Course course = new Course(waymark)) {
            course.register();
            // A small course first: what it leaves resident is what every list is measured against.
            course.list(100, 100);
            Reading small = print("100 members, first", read(waymark, course, postgres));
            for (int i = 0; i < READINGS; i++) {
                small = print("100 members", read(waymark, course, postgres));
            }
            course.list(MEMBERS, 100);
            print(MEMBERS + " members in pages of 100, first", read(waymark, course, postgres));
            Reading paged = small;
            for (int i = 0; i < READINGS; i++) {
                paged = print(MEMBERS + " members in pages of 100, again", read(waymark, course, postgres));
            }
            course.list(MEMBERS, MEMBERS);
            Reading whole = paged;
            for (int i = 0; i < READINGS; i++) {
                whole = print(MEMBERS + " members in one answer", read(waymark, course, postgres));
            }
            course.list(1, 100);
            // An earlier list has said the same: one alone lets nobody go.
            update(postgres, "update roster_member set missing_since = now() - interval '2 days'");
            print("all but one shut out", read(waymark, course, postgres));

            assertThat(paged.tool().toNanos() / 1e6 / (MEMBERS / 1000.0))
                    .as("tool CPU ms per thousand members, pages of 100")
                    .isLessThan(MAX_MILLIS_PER_THOUSAND);
            assertThat(whole.tool().toNanos() / 1e6 / (MEMBERS / 1000.0))
                    .as("tool CPU ms per thousand members, one answer")
                    .isLessThan(MAX_MILLIS_PER_THOUSAND);
            assertThat(whole.peakMegabytes()).as("resident MB with -Xmx256m").isLessThan(MAX_MEGABYTES);
        }
    }

    /** Makes the reading due, launches, and waits until the list is in the database. */
    private static Reading read(Waymark waymark, Course course, EmbeddedPostgres postgres) throws Exception {
        update(postgres, "update course_roster set asked_at = null, read_at = null");
        // The launch is not measured; the reading begins up to two seconds later.
        course.launch(0);
        Duration before = ProcessUse.cpuOf(waymark.pid());
        long began = System.nanoTime();
        while (!isRead(postgres)) {
            if (System.nanoTime() - began > Duration.ofMinutes(3).toNanos()) {
                throw new AssertionError("The roster was not read");
            }
            Thread.sleep(20);
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - course.firstAsked);
        return new Reading(
                ProcessUse.cpuOf(waymark.pid()).minus(before),
                wall,
                ProcessUse.residentMegabytes(waymark.pid(), "VmRSS"),
                ProcessUse.residentMegabytes(waymark.pid(), "VmHWM"));
    }

    private static Reading print(String what, Reading reading) {
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.0f ms CPU %8.0f ms %6d MB resident, %d MB at most%n",
                what,
                reading.tool().toNanos() / 1e6,
                reading.wall().toNanos() / 1e6,
                reading.residentMegabytes(),
                reading.peakMegabytes());
        return reading;
    }

    private static boolean isRead(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from course_roster where read_at is not null and problem is null")) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private static void update(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** An LMS that also lists its members. */
    private static class Course extends PlatformStub {

        private final AtomicInteger members = new AtomicInteger();
        private final AtomicInteger pageSize = new AtomicInteger();
        private final String memberships;
        private volatile long firstAsked;

        Course(Waymark waymark) throws IOException, JOSEException {
            super(waymark);
            serve("/token", exchange -> answer(exchange, "{\"access_token\":\"bench\",\"expires_in\":3600}"));
            memberships = serve("/memberships", this::page);
        }

        void list(int many, int onePage) {
            members.set(many);
            pageSize.set(onePage);
        }

        @Override
        Map<String, Object> services() {
            return memberships == null
                    ? Map.of()
                    : Map.of(
                            "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
                            Map.of("context_memberships_url", memberships));
        }

        private void page(HttpExchange exchange) throws IOException {
            String query = exchange.getRequestURI().getQuery();
            int from = query == null ? 0 : Integer.parseInt(query.substring("from=".length()));
            if (from == 0) {
                firstAsked = System.nanoTime();
            }
            int to = Math.min(from + pageSize.get(), members.get());
            if (to < members.get()) {
                exchange.getResponseHeaders().set("Link", "<" + memberships + "?from=" + to + ">; rel=\"next\"");
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", "application/vnd.ims.lti-nrps.v2.membershipcontainer+json");
            exchange.sendResponseHeaders(200, 0);
            try (Writer body =
                    new BufferedWriter(new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8))) {
                body.write("{\"id\":\"" + memberships + "\",\"context\":{\"id\":\"course-1\"},\"members\":[");
                for (int i = from; i < to; i++) {
                    body.write(i == from ? "" : ",");
                    body.write(
                            "{\"status\":\"Active\",\"name\":\"Teacher %d\",\"given_name\":\"Teacher\",\"family_name\":\"%d\",\"email\":\"t%d@lakeside.example\",\"user_id\":\"user-%d\",\"lis_person_sourcedid\":\"SIS-%d\",\"roles\":[\"http://purl.imsglobal.org/vocab/lis/v2/membership#Learner\"]}"
                                    .formatted(i, i, i, i, i));
                }
                body.write("]}");
            }
        }

        private static void answer(HttpExchange exchange, String json) throws IOException {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }
}
