package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.settings.DatabaseAway;
import org.waymark.settings.Patience;

/** A PostgreSQL of its own stands still, as on a machine that pages or a disk that hangs, and goes on. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DataAwayTests.OwnPostgres.class)
@Import(TestClock.Configuration.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataAwayTests {

    private static EmbeddedPostgres postgres;
    private static ProcessHandle server;

    @Autowired
    Environment environment;

    @Autowired
    @Qualifier("dataAway")
    Filter dataAway;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String anIssuer = "/issuers/" + UUID.randomUUID();

    private HttpResponse<String> page;
    private HttpResponse<String> api;
    private HttpResponse<String> health;
    private HttpResponse<String> form;
    private Duration took;
    private CompletableFuture<Void> writing;
    private CompletableFuture<Void> sleeping;
    private CompletableFuture<Long> locked;
    private CompletableFuture<MockHttpServletResponse> slow;
    private CompletableFuture<Integer> streamed;
    private Duration slowTook;

    /** Patience is seconds: whatever needs the same is asked at once. */
    @BeforeAll
    void lose() throws Exception {
        assertThat(get(anIssuer, "es").statusCode()).isEqualTo(404);
        assertThat(later(form(), HttpResponse.BodyHandlers.ofString()).join().statusCode())
                .isLessThan(500);
        standStill();
        beSlow();
    }

    private void standStill() throws Exception {
        jdbc.sql("create table half (id integer)").update();
        CountDownLatch begun = new CountDownLatch(1);
        writing = CompletableFuture.runAsync(() -> patiently(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into half values (1)").update();
            signal("STOP");
            begun.countDown();
            jdbc.sql("insert into half values (2)").update();
        })));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        long since = System.nanoTime();
        var shown = later(request(anIssuer, "es"), HttpResponse.BodyHandlers.ofString());
        var told = later(request("/api/admin/issuers", "*/*"), HttpResponse.BodyHandlers.ofString());
        var examined = later(request("/actuator/health", "en"), HttpResponse.BodyHandlers.ofString());
        var sent = later(form(), HttpResponse.BodyHandlers.ofString());
        page = shown.join();
        api = told.join();
        health = examined.join();
        form = sent.join();
        took = Duration.ofNanos(System.nanoTime() - since);
        writing.handle((nothing, problem) -> problem).get(20, TimeUnit.SECONDS);
        signal("CONT");
        await(() -> get("/actuator/health", "en").statusCode() == 200
                && get(anIssuer, "en").statusCode() == 404);
    }

    private void beSlow() throws Exception {
        jdbc.sql("create table held (id integer)").update();
        sleeping = CompletableFuture.runAsync(
                () -> patiently(() -> jdbc.sql("select pg_sleep(50)").query().listOfRows()));
        long since = System.nanoTime();
        slow = CompletableFuture.supplyAsync(() -> page(7, false));
        slow.thenRun(() -> slowTook = Duration.ofNanos(System.nanoTime() - since));
        streamed = CompletableFuture.supplyAsync(() -> page(5, true).getStatus());
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table held in access exclusive mode").update();
            locked = CompletableFuture.supplyAsync(() ->
                    jdbc.sql("select count(*) from held").query(Long.class).single());
            CompletableFuture.allOf(locked, sleeping, slow, streamed)
                    .handle((nothing, problem) -> problem)
                    .join();
        });
    }

    /** One whose statements take three seconds each, none of which is too long. */
    private MockHttpServletResponse page(int statements, boolean leavesAtOnce) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try {
            dataAway.doFilter(new MockHttpServletRequest("GET", "/a-page"), response, (asked, answer) -> {
                if (leavesAtOnce) {
                    answer.flushBuffer();
                }
                for (int each = 0; each < statements; each++) {
                    transaction.executeWithoutResult(
                            status -> jdbc.sql("select pg_sleep(3)").query().listOfRows());
                }
            });
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    @AfterEach
    void goOn() {
        signal("CONT");
    }

    @AfterAll
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void saysSoWithinSeconds() {
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Waymark no puede acceder a sus datos", "<html lang=\"es\"");
        assertThat(page.headers().firstValue("Retry-After")).contains("10");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.body()).contains("reference");
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aPageOfManySlowStatementsIsToldSoAsWell() {
        assertThat(slow).isCompletedWithValueMatching(page -> page.getStatus() == 503);
        assertThat(slowTook).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void whatHasBegunToLeaveIsNotCutOff() {
        assertThat(streamed).isCompletedWithValue(200);
    }

    @Test
    void tellsABrowserWhatEveryAnswerTells() {
        for (HttpResponse<String> answer : List.of(page, api, form)) {
            assertThat(answer.headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("same-origin"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsKey("permissions-policy");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors *");
        }
    }

    @Test
    void saysSoToAFormThatArrivedInPieces() {
        assertThat(form.statusCode()).isEqualTo(503);
        assertThat(form.body()).contains("Waymark cannot reach its data");
    }

    /** More than there are threads. */
    @Test
    void whateverManyAskItSaysAtOnceThatItIsAlive() throws Exception {
        assertThat(get("/actuator/health/liveness", "en").statusCode()).isEqualTo(200);
        signal("STOP");
        List<CompletableFuture<Integer>> crowd = IntStream.range(0, 400)
                .mapToObj(each -> later("/issuers/" + UUID.randomUUID()))
                .toList();

        for (int second = 0; second < 6; second++) {
            Thread.sleep(1000);
            assertThat(later("/actuator/health/liveness"))
                    .succeedsWithin(Duration.ofSeconds(2))
                    .isEqualTo(200);
        }
        assertThat(crowd)
                .allSatisfy(each ->
                        assertThat(each).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(503));
        signal("CONT");
        await(() -> get("/issuers/" + UUID.randomUUID(), "en").statusCode() == 404);
    }

    @Test
    void leavesNothingOfWhatWasHalfWritten() throws Exception {
        assertThat(writing).isCompletedExceptionally();
        await(() -> jdbc.sql("select count(*) from half").query(Long.class).single() == 0);
    }

    @Test
    void whatWasGivenUpDoesNotGoOnInTheServer() throws Exception {
        assertThat(sleeping).isCompletedExceptionally();
        await(() -> jdbc.sql("select count(*) from pg_stat_activity"
                                + " where state = 'active' and query like 'select pg_sleep%'")
                        .query(Long.class)
                        .single()
                == 0);
    }

    @Test
    void aLockThatIsNotToBeHadEndsTheWait() {
        assertThat(locked)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .satisfies(problem -> assertThat(DatabaseAway.why(problem)).contains("lock timeout"));
    }

    /** As the thread of a request waits. */
    private static void patiently(Runnable step) {
        Patience.somebodyWaits(() -> false);
        try {
            step.run();
        } finally {
            Patience.nobodyWaits();
        }
    }

    private CompletableFuture<Integer> later(String path) {
        return later(request(path, "en"), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private <T> CompletableFuture<HttpResponse<T>> later(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return http.sendAsync(request, body);
    }

    private HttpResponse<String> get(String path, String language) {
        try {
            return http.send(request(path, language), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of no known length, so no thread waits until it is there. */
    private HttpRequest form() {
        byte[] form = "iss=https://lms.example&login_hint=x&target_link_uri=https://tool.example&client_id=y"
                .getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(request("/lti/login", "en"), (name, value) -> !name.equals("Accept"))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                .build();
    }

    private HttpRequest request(String path, String language) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path))
                .header("Accept", path.startsWith("/issuers/") ? "text/html" : "application/json")
                .header("Accept-Language", language)
                .header("Authorization", "Bearer an-admin-token-for-tests")
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        RuntimeException last = null;
        while (System.nanoTime() < giveUp) {
            try {
                if (holds.getAsBoolean()) {
                    return;
                }
            } catch (RuntimeException e) {
                last = e;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("It did not recover alone", last);
    }

    /** To the server, which then has no more, and to each process that it has for a connection. */
    private static void signal(String name) {
        kill(name, server.pid());
        server.descendants().forEach(each -> kill(name, each.pid()));
    }

    private static void kill(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static class OwnPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                postgres = EmbeddedPostgres.builder().start();
                server = ProcessHandle.of(JdbcClient.create(postgres.getPostgresDatabase())
                                .sql("select pg_read_file('postmaster.pid')")
                                .query(String.class)
                                .single()
                                .lines()
                                .findFirst()
                                .map(Long::parseLong)
                                .orElseThrow())
                        .orElseThrow();
                TestPropertyValues.of(
                                "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                                "waymark.data-dir=" + Files.createTempDirectory("waymark-test"),
                                "waymark.admin-token=an-admin-token-for-tests",
                                "waymark.mail.host=127.0.0.1",
                                "waymark.mail.port=" + TestMail.port(),
                                "waymark.mail.from=Waymark <waymark@tool.example.org>",
                                "waymark.mail.tls=NONE",
                                "db-scheduler.enabled=false")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
