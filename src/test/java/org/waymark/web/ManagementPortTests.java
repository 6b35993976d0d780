package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.waymark.TestClock;
import org.waymark.TestDatabases;

/** Probes and figures on a port of their own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.tomcat.threads.max=4", "server.tomcat.threads.min-spare=4"})
@ContextConfiguration(initializers = TestDatabases.H2.class)
@Import(TestClock.Configuration.class)
@DirtiesContext
class ManagementPortTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    int port;

    @Value("${local.management.port}")
    int management;

    @Test
    void aNodeWhoseThreadsAreAllTakenStillSaysThatItLives() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int each = 0; each < 12; each++) {
                slow.add(whoEndsNever());
            }

            assertThat(status(management, "/actuator/health/liveness", null)).isEqualTo(200);
            assertThat(status(management, "/actuator/health/readiness", null)).isEqualTo(200);
        } finally {
            for (Socket each : slow) {
                each.close();
            }
        }
    }

    @Test
    void wherePeopleComeInThereAreNoFigures() throws Exception {
        assertThat(status(port, "/actuator/prometheus", "a-metrics-token-for-tests"))
                .isEqualTo(404);
        assertThat(status(port, "/actuator/health", "an-admin-token-for-tests")).isEqualTo(404);
        assertThat(status(port, "/actuator/health", null)).isEqualTo(200);
    }

    @Test
    void eachAddressAsksForItsTokenThereToo() throws Exception {
        assertThat(status(management, "/actuator/prometheus", null)).isEqualTo(401);
        assertThat(status(management, "/actuator/prometheus", "a-metrics-token-for-tests"))
                .isEqualTo(200);
        assertThat(status(management, "/actuator/sbom", "a-metrics-token-for-tests"))
                .isEqualTo(404);
        assertThat(status(management, "/actuator/health", null)).isEqualTo(200);
    }

    /** Its body is read by the thread that answers. */
    private Socket whoEndsNever() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream()
                .write(("POST /api/verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "Content-Length: 5000\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private int status(int at, String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path))
                .timeout(Duration.ofSeconds(5));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
