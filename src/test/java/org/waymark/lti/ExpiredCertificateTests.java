package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;

/** An LMS whose certificate was signed by an authority that is known, and has run out. */
class ExpiredCertificateTests {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void isToldFromAnLmsThatDoesNotAnswer() throws Exception {
        key("authority", "-ext", "bc:c=ca:true", "-validity", "3650");
        keytool("authority", "-exportcert", "-alias", "authority", "-file", at("authority.crt"));
        keytool("trust", "-importcert", "-noprompt", "-alias", "authority", "-file", at("authority.crt"));
        WireMockServer good = lms("good", "-validity", "30");
        WireMockServer expired = lms("expired", "-startdate", "-400d", "-validity", "365");
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
                        "-Djavax.net.ssl.trustStore=" + at("trust.p12"),
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

    private WireMockServer lms(String name, String... times) throws Exception {
        key(name, "-ext", "san=dns:localhost");
        keytool(name, "-certreq", "-alias", name, "-file", at(name + ".csr"));
        List<String> signing = new ArrayList<>(List.of(
                "-gencert", "-alias", "authority", "-infile", at(name + ".csr"), "-outfile", at(name + ".crt")));
        signing.addAll(List.of("-ext", "san=dns:localhost"));
        signing.addAll(List.of(times));
        keytool("authority", signing.toArray(String[]::new));
        keytool(name, "-importcert", "-noprompt", "-alias", "authority", "-file", at("authority.crt"));
        keytool(name, "-importcert", "-noprompt", "-alias", name, "-file", at(name + ".crt"));
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(at(name + ".p12"))
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        return server;
    }

    private void key(String name, String... more) throws Exception {
        List<String> making = new ArrayList<>(List.of(
                "-genkeypair", "-alias", name, "-dname", "CN=" + name, "-keyalg", "EC", "-groupname", "secp256r1"));
        making.addAll(List.of(more));
        keytool(name, making.toArray(String[]::new));
    }

    private void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", at(store + ".p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private String at(String file) {
        return folder.resolve(file).toString();
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
