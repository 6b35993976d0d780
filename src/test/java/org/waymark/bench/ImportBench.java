package org.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;
import org.waymark.journeys.Waymark;

/**
 * What it costs to read, compare and carry out lists of 20,000 and of 100,000 people, over real HTTP into PostgreSQL, in a
 * heap of 256 MB. Run by {@code ./mvnw -Pbench verify -Dit.test=ImportBench}.
 */
class ImportBench {

    private static final int DISTRICT = Integer.getInteger("bench.people", 20_000);
    private static final int STATE = 5 * DISTRICT;

    /** Of five times as many people each costs the tool about as much processor time. */
    private static final double MOST_OF_THE_WORK = 1.5;

    /** Five times the people take the same memory, but for what the allocator keeps. */
    private static final double MOST_OF_THE_MEMORY = 1.2;

    /** One step over a whole list. */
    private record Step(double seconds, double perSecond, double cpuMicros, long peakMegabytes) {}

    @Test
    void listsAreImportedInConstantMemory() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Waymark waymark = Waymark.on(TestPorts.free())
                        .jvm(Image.JVM)
                        .with("LOGGING_LEVEL_ROOT", "WARN")
                        .with("MALLOC_ARENA_MAX", "2")
                        .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"))
                        .start("bench-import")) {
            Operator operator = new Operator(waymark);
            operator.signIn();
            Step warm = operator.lists("Warm", 2_000, 2_000);
            Step small = operator.lists("Lakeside", DISTRICT, DISTRICT);
            Step large = operator.lists("State", STATE, STATE);

            System.out.printf(
                    Locale.ROOT,
                    "most resident: %d MB after 2000, %d MB after %d, %d MB after %d people%n",
                    warm.peakMegabytes(),
                    small.peakMegabytes(),
                    DISTRICT,
                    large.peakMegabytes(),
                    STATE);
            assertThat(large.cpuMicros() / small.cpuMicros())
                    .as("processor time for each of %d people, to that of %d", STATE, DISTRICT)
                    .isLessThan(MOST_OF_THE_WORK);
            assertThat((double) large.peakMegabytes() / small.peakMegabytes())
                    .as("resident memory with %d people, to that with %d", STATE, DISTRICT)
                    .isLessThan(MOST_OF_THE_MEMORY);
        }
    }

    /** Whoever runs Waymark, in a browser of few words. */
    private static final class Operator {

        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private final Waymark waymark;
        private Document page = new Document("");

        Operator(Waymark waymark) {
            this.waymark = waymark;
        }

        void signIn() throws Exception {
            get("/admin");
            submit("form[action$='/admin']", Map.of("token", Waymark.ADMIN_TOKEN));
        }

        /** A list of a new district, twice, then one in which each tenth has changed. */
        Step lists(String district, int people, int all) throws Exception {
            String id = made(district);
            Path list = list(people, 0);
            Step first = step(id, list, all, "new");
            step(id, list, all, "the same again");
            step(id, list(people, 10), all, "each tenth changed");
            return first;
        }

        private Step step(String district, Path list, int people, String what) throws Exception {
            get("/admin/staff?district=" + district);
            Duration cpu = ProcessUse.cpuOf(waymark.pid());
            long began = System.nanoTime();
            upload(list);
            double read = since(began);
            if (page.selectFirst("#confirm") != null) {
                submit("form[action$='/confirm']", Map.of());
                while (page.select("h2").stream().noneMatch(h2 -> h2.text().equals("What it changed"))) {
                    if (since(began) > 600) {
                        throw new AssertionError("The list was not carried out: " + page.text());
                    }
                    Thread.sleep(100);
                    get(URI.create(page.location()).getPath() + "?district=" + district);
                }
            }
            double seconds = since(began);
            double work = ProcessUse.cpuOf(waymark.pid()).minus(cpu).toMillis();
            Step step = new Step(
                    seconds,
                    people / seconds,
                    1000 * work / people,
                    ProcessUse.residentMegabytes(waymark.pid(), "VmHWM"));
            System.out.printf(
                    Locale.ROOT,
                    "%7d people, %-20s %6.1f s read and compared, %6.1f s in all, %6.0f people/s, %6.1f s CPU, %d MB resident, %d at most%n",
                    people,
                    what,
                    read,
                    seconds,
                    step.perSecond(),
                    work / 1000,
                    ProcessUse.residentMegabytes(waymark.pid(), "VmRSS"),
                    step.peakMegabytes());
            return step;
        }

        private String made(String district) throws Exception {
            HttpResponse<String> link = send(HttpRequest.newBuilder(uri("/api/admin/registration-links"))
                    .header("Authorization", "Bearer " + Waymark.ADMIN_TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"label\":\"%s\",\"district\":\"%s\",\"activate\":false}"
                            .formatted(district, district))));
            assertThat(link.statusCode()).isEqualTo(201);
            // Two at the least, so that the operator chooses.
            if (district.equals("Warm")) {
                made("Another");
            }
            get("/admin/staff");
            String address = page.select("main a").stream()
                    .filter(each -> each.text().equals(district))
                    .findFirst()
                    .orElseThrow()
                    .attr("href");
            return address.substring(address.indexOf('=') + 1);
        }

        private void upload(Path list) throws Exception {
            String boundary = "bench-boundary";
            String head = part(
                            boundary,
                            "_csrf",
                            page.selectFirst("form[action$='/imports'] input[name=_csrf]")
                                    .val())
                    + part(
                            boundary,
                            "district",
                            page.selectFirst("input[name=district]").val())
                    + part(boundary, "listed", "all")
                    + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"staff.csv\"\r\n"
                    + "Content-Type: text/csv\r\n\r\n";
            BodyPublisher body = BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(list),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
            follow(send(HttpRequest.newBuilder(uri("/admin/staff/imports"))
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(body)));
        }

        private static String part(String boundary, String name, String value) {
            return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                    + "\r\n";
        }

        private void submit(String form, Map<String, String> typed) throws Exception {
            Map<String, String> fields = new LinkedHashMap<>();
            page.selectFirst(form).select("input[name]").forEach(field -> fields.put(field.attr("name"), field.val()));
            fields.putAll(typed);
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            follow(send(HttpRequest.newBuilder(URI.create(page.selectFirst(form).absUrl("action")))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))));
        }

        private void get(String path) throws Exception {
            follow(send(HttpRequest.newBuilder(uri(path)).GET()));
        }

        private void follow(HttpResponse<String> answer) throws Exception {
            HttpResponse<String> last = answer;
            while (last.statusCode() == 302 || last.statusCode() == 303) {
                URI next =
                        last.uri().resolve(last.headers().firstValue("Location").orElseThrow());
                last = send(HttpRequest.newBuilder(next).GET());
            }
            assertThat(last.statusCode()).as(last.uri() + " " + last.body()).isEqualTo(200);
            page = Jsoup.parse(last.body(), last.uri().toString());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofMinutes(5)).build(), HttpResponse.BodyHandlers.ofString());
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return response;
        }

        private URI uri(String path) {
            return URI.create(waymark.url(path));
        }
    }

    /** So many of the staff, twenty to each line manager; of those whose number the step divides the job is another. */
    private static Path list(int people, int step) throws IOException {
        Path list = Files.createTempFile("bench-staff", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            out.write("person_sourcedid,school_code,school_name,job,contract_group,employee_number,manager_sourcedid,"
                    + "years_of_service,licence\n");
            for (int i = 1; i <= people; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "SIS-%07d,S%d,\"School of the Lake, number %d\",%s,Teachers %d,E-%07d,%s,%d,Licence %d%n",
                        i,
                        i % 300,
                        i % 300,
                        step > 0 && i % step == 0 ? "Coach" : "Teacher",
                        i % 9,
                        i,
                        i == 1 ? "" : String.format(Locale.ROOT, "SIS-%07d", i / 20 + 1),
                        i % 40,
                        i % 5));
            }
        }
        return list;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
