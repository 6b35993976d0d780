package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** All of an application with its H2 file on one disk, which is full for a while, and then can only be read for a while. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DiskTroubleTests.OnASmallDisk.class)
@Import(TestClock.Configuration.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.waymark.SmallDisk#canBeHad")
class DiskTroubleTests {

    private static SmallDisk disk;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Said full;
    private Said locked;

    /** What a person, a program and the operator read meanwhile. */
    private record Said(HttpResponse<String> page, HttpResponse<String> program, String health, String metrics) {}

    @BeforeAll
    void haveTrouble() throws Exception {
        assertThat(sent("text/html").statusCode()).isLessThan(500);
        assertThat(health()).doesNotContain("disk-full", "folder-locked");
        disk.fill();
        full = said();
        disk.makeRoom();
        awaitRecovery();
        disk.lock();
        locked = said();
        disk.unlock();
        awaitRecovery();
    }

    @AfterAll
    static void unmount() throws IOException {
        disk.close();
    }

    @Test
    void aPersonReadsThatThereIsNoRoomAndWhatWasKept() {
        assertThat(full.page().statusCode()).isEqualTo(507);
        assertThat(full.page().headers().firstValue("Retry-After")).contains("600");
        assertThat(full.page().body())
                .contains("<html lang=\"es\"", "Waymark se ha quedado sin espacio", "Lo que guardó antes se conserva");
    }

    @Test
    void aProgramReadsItAsAProblem() {
        assertThat(full.program().statusCode()).isEqualTo(507);
        assertThat(full.program().body()).contains("There is no room left to keep it", "reference");
        assertThat(locked.program().statusCode()).isEqualTo(503);
        assertThat(locked.program().body()).contains("Nothing can be written just now");
    }

    @Test
    void aPersonReadsThatTheDiskCannotBeWritten() {
        assertThat(locked.page().statusCode()).isEqualTo(503);
        assertThat(locked.page().body()).contains("Waymark no puede escribir en su disco");
    }

    @Test
    void theOperatorIsToldOfBothAndOfNeitherAfterwards() throws Exception {
        assertThat(full.health()).contains("disk-full", "Little room is left");
        assertThat(locked.health()).contains("folder-locked", "cannot write to its data folder");
        assertThat(health()).doesNotContain("disk-full", "folder-locked");
    }

    @Test
    void alertsHearOfBoth() {
        assertThat(full.metrics()).containsPattern("waymark_away_pages_total\\{trouble=\"full\"\\} [1-9]");
        assertThat(locked.metrics())
                .containsPattern("waymark_away_pages_total\\{trouble=\"locked\"\\} [1-9]")
                .contains("waymark_data_folder_locked 1.0");
    }

    /** In {@link #haveTrouble} already; here that it is the same database, and takes rows. */
    @Test
    void itGoesOnByItselfWithWhatItHad() {
        assertThat(jdbc.sql("select count(*) from served_address")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("update served_address set since = since").update()).isOne();
    }

    private Said said() throws Exception {
        HttpResponse<String> page = sent("text/html");
        HttpResponse<String> program = sent("application/json");
        return new Said(page, program, health(), asked("/actuator/prometheus").body());
    }

    private void awaitRecovery() throws InterruptedException {
        await(() -> sent("text/html").statusCode() < 500
                && asked("/actuator/health/db").statusCode() == 200);
    }

    /** Something from the operator that is too large to be held in memory. */
    private HttpResponse<String> sent(String accept) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"badge.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n" + "x".repeat(500_000) + "\r\n--b--\r\n";
        return http(request("/actuator/health")
                .header("Authorization", "Bearer an-admin-token-for-tests")
                .header("Accept", accept)
                .header("Accept-Language", "es")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String health() throws Exception {
        clock.advance(Duration.ofMinutes(2));
        return asked("/actuator/health").body();
    }

    private HttpResponse<String> asked(String path) {
        return http(request(path).header("Authorization", "Bearer an-admin-token-for-tests"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> http(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier holds) throws InterruptedException {
        for (long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); !holds.getAsBoolean(); ) {
            assertThat(System.nanoTime()).as("it did not recover alone").isLessThan(giveUp);
            Thread.sleep(200);
        }
    }

    static class OnASmallDisk implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                disk = SmallDisk.ofMegabytes(64);
                TestPropertyValues.of(
                                "spring.datasource.url=jdbc:h2:file:"
                                        + disk.folder().resolve("waymark")
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                                "waymark.data-dir=" + disk.folder(),
                                "waymark.admin-token=an-admin-token-for-tests",
                                "management.prometheus.metrics.export.enabled=true",
                                "db-scheduler.enabled=false")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
