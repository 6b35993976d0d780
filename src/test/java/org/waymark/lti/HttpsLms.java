package org.waymark.lti;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.waymark.TestPorts;

/**
 * An LMS with https on localhost: the authority of its certificates is trusted by {@link Trusted}. The stores are of keytool,
 * which takes ten seconds for them: an authority, and of it a certificate for a hundred years and one for 2020.
 */
public final class HttpsLms implements AutoCloseable {

    private static final String PASSWORD = "changeit";
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    private final int port = TestPorts.free();
    private final Consumer<WireMockServer> answers;
    private WireMockServer server;

    /** With a certificate that ran out in 2020. */
    public HttpsLms(Consumer<WireMockServer> answers) {
        this.answers = answers;
        this.server = started("expired");
    }

    public String url(String path) {
        return "https://localhost:" + port + path;
    }

    public WireMockServer server() {
        return server;
    }

    /** Its administrator renews it; nothing else changes. */
    public void renew() {
        server.stop();
        server = started("good");
    }

    private WireMockServer started(String certificate) {
        WireMockServer started = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .httpsPort(port)
                .keystorePath(store(certificate))
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        started.start();
        answers.accept(started);
        return started;
    }

    static String store(String name) {
        return Path.of("src", "test", "resources", "certificates", name + ".p12")
                .toString();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What is made while this context starts trusts that authority alone. */
    @TestConfiguration
    public static class Trusted {

        @Bean
        static BeanFactoryPostProcessor trust() {
            return beans -> {
                System.setProperty(STORE, store("trust"));
                System.setProperty(STORE_PASSWORD, PASSWORD);
            };
        }

        @EventListener(ContextRefreshedEvent.class)
        void asBefore() {
            System.clearProperty(STORE);
            System.clearProperty(STORE_PASSWORD);
        }
    }
}
