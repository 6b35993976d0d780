package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/**
 * An LMS whose certificate was signed by an authority that is known, and has run out. The stores are of keytool, which takes ten
 * seconds for them: an authority that trust.p12 trusts, and of it a certificate of localhost for a hundred years and one for 2020.
 */
class ExpiredCertificateTests {

    private static final String PASSWORD = "changeit";

    @Test
    void isToldFromAnLmsThatDoesNotAnswer() throws Exception {
        WireMockServer good = lms("good");
        WireMockServer expired = lms("expired");
        try {
            assertThat(asked(good, expired))
                    .containsExactly("answered 404", "not for its certificate: false", "for its certificate: true");
        } finally {
            good.stop();
            expired.stop();
        }
    }

    /** What a Java that trusts that authority alone makes of both. */
    private List<String> asked(WireMockServer good, WireMockServer expired) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djavax.net.ssl.trustStore=" + at("trust"),
                        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Asks.class.getName(),
                        "https://localhost:" + good.httpsPort() + "/",
                        "https://localhost:" + expired.httpsPort() + "/")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said.lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
    }

    private static WireMockServer lms(String name) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(at(name))
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        return server;
    }

    private static String at(String store) {
        return Path.of("src", "test", "resources", "certificates", store + ".p12")
                .toString();
    }

    /** Runs by itself: what Java trusts is settled when it begins. */
    static class Asks {

        public static void main(String[] addresses) {
            PlatformHttp http = PlatformHttpTests.allowing("localhost");
            System.out.println("# answered "
                    + http.get(URI.create(addresses[0]), HttpHeaders.EMPTY).status());
            try {
                http.get(URI.create("https://localhost:1/"), HttpHeaders.EMPTY);
            } catch (PlatformUnreachable none) {
                System.out.println("# not for its certificate: " + none.isForItsCertificate());
            }
            try {
                http.get(URI.create(addresses[1]), HttpHeaders.EMPTY);
            } catch (PlatformUnreachable none) {
                System.out.println("# for its certificate: " + none.isForItsCertificate());
            }
        }
    }
}
