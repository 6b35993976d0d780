package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.waymark.Requirement;
import org.waymark.settings.WaymarkSettings;

class PlatformHttpTests {

    private final PlatformHttp open = allowing("localhost");
    private final PlatformHttp closed = allowing();
    private final String path = "/" + UUID.randomUUID();
    private final URI url = URI.create(TestPlatform.host().baseUrl() + path);

    /** As that of an LMS does the day after its last. */
    @Test
    void tellsThatItIsForTheCertificate() {
        WireMockServer lms =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
        lms.start();
        try {
            PlatformUnreachable none = catchThrowableOfType(
                    PlatformUnreachable.class,
                    () -> open.get(URI.create("https://localhost:" + lms.httpsPort() + "/"), HttpHeaders.EMPTY));

            assertThat(none.isForItsCertificate()).isTrue();
            assertThat(none.isForbidden()).isFalse();
        } finally {
            lms.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://2130706433/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://100.100.100.200/",
                "https://[::127.0.0.1]/"
            })
    @Requirement(80)
    void callsNoPrivateAddress(String address) {
        PlatformUnreachable refused = catchThrowableOfType(
                PlatformUnreachable.class, () -> closed.get(URI.create(address), HttpHeaders.EMPTY));

        assertThat(refused.isForbidden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lms.example/",
                "ftp://lms.example/",
                "file:///etc/passwd",
                "https://a@lms.example/",
                "https://lms.example:65536/",
                "x"
            })
    void callsHttpsOnly(String address) {
        assertThat(open.mayCall(URI.create(address))).isFalse();
    }

    @Test
    @Requirement(80)
    void refusesAPortThatIsNone() {
        PlatformUnreachable refused = catchThrowableOfType(
                PlatformUnreachable.class, () -> open.get(URI.create("https://lms.example:70000/"), HttpHeaders.EMPTY));

        assertThat(refused.isForbidden()).isTrue();
    }

    @ParameterizedTest
    @Requirement(80)
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "168.63.129.16",
                "100.64.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "0.0.0.0",
                "::1",
                "::",
                "::10.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2002:a00:1::1",
                "2001:0:a00:1::",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1"
            })
    void knowsWhatIsNotPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.1.0.1", "2606:4700::1111", "2a00:1450:4001::1"})
    void knowsWhatIsPublic(String address) throws Exception {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    @Requirement(80)
    void connectsOnlyToTheAddressThatWasChecked() {
        AtomicInteger asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                asked.incrementAndGet();
                throw new PublicAddresses.NotPublic(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        PlatformHttp http = new PlatformHttp(settings(), rebinding, Duration.ofSeconds(5));

        PlatformUnreachable refused = catchThrowableOfType(
                PlatformUnreachable.class,
                () -> http.get(
                        URI.create("https://localhost:" + TestPlatform.host().port() + "/"), HttpHeaders.EMPTY));

        assertThat(refused.isForbidden()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    @Requirement(80)
    void exemptsTheNamedHostAndPortOnly() {
        PlatformHttp http = allowing("lms.internal", "10.1.2.3:8443");

        assertThat(http.mayCall(URI.create("http://LMS.internal:8080/"))).isTrue();
        assertThat(http.mayCall(URI.create("http://10.1.2.3:8443/"))).isTrue();
        assertThat(http.mayCall(URI.create("http://10.1.2.3/"))).isFalse();
        assertThat(http.mayCall(URI.create("http://x.lms.internal/"))).isFalse();
    }

    @Test
    @Requirement(80)
    void waitsForAWholeAnswerOnlySoLong() {
        PlatformHttp hasty =
                new PlatformHttp(settings("localhost"), SystemDefaultDnsResolver.INSTANCE, Duration.ofMillis(700));
        answer(aResponse().withBody("x".repeat(200)).withChunkedDribbleDelay(100, 8000));
        long begun = System.nanoTime();

        assertThat(catchThrowableOfType(PlatformUnreachable.class, () -> hasty.get(url, HttpHeaders.EMPTY))
                        .isForbidden())
                .isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void asksForNothingElseThanItWasTold() {
        answer(aResponse());

        open.get(url, HttpHeaders.EMPTY);

        LoggedRequest sent = TestPlatform.host()
                .findAll(anyRequestedFor(urlPathEqualTo(path)))
                .get(0);
        assertThat(sent.getHeaders().keys()).containsExactlyInAnyOrder("User-Agent", "Host", "Connection");
    }

    @Test
    void callsAnExemptHostOverHttp() {
        answer(aResponse().withBody("hello"));

        assertThat(open.get(url, HttpHeaders.EMPTY).text()).isEqualTo("hello");
    }

    @Test // Moodle refuses an Accept header other than the one media type of a service
    void sendsTheHeadersItIsGivenAndItsName() {
        answer(aResponse());
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", "application/vnd.ims.lis.v1.score+json");

        open.exchange(HttpMethod.POST, url, headers, "{}".getBytes());

        LoggedRequest sent = TestPlatform.host()
                .findAll(anyRequestedFor(urlPathEqualTo(path)))
                .get(0);
        assertThat(sent.containsHeader("Accept")).isFalse();
        assertThat(sent.getHeader("Content-Type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
        assertThat(sent.getHeader("User-Agent")).startsWith("Waymark");
        assertThat(sent.getBodyAsString()).isEqualTo("{}");
    }

    @Test
    @Requirement(80)
    void followsNoRedirect() {
        answer(aResponse().withStatus(302).withHeader("Location", "http://localhost/elsewhere"));

        assertThat(open.get(url, HttpHeaders.EMPTY).status()).isEqualTo(302);
    }

    @Test
    void returnsAnAnswerOfAnyStatus() {
        answer(aResponse().withStatus(422).withBody("{\"errors\":[]}"));

        PlatformResponse response = open.get(url, HttpHeaders.EMPTY);

        assertThat(response.isSuccess()).isFalse();
        assertThat(response.text()).isEqualTo("{\"errors\":[]}");
    }

    @Test
    @Requirement(80)
    void stopsReadingAnAnswerThatIsTooBig() {
        answer(aResponse().withBody(new byte[2 * 1024 * 1024 + 1]));

        PlatformUnreachable refused =
                catchThrowableOfType(PlatformUnreachable.class, () -> open.get(url, HttpHeaders.EMPTY));

        assertThat(refused).hasMessageContaining("too big");
    }

    private void answer(ResponseDefinitionBuilder response) {
        TestPlatform.host().stubFor(any(urlPathEqualTo(path)).willReturn(response));
    }

    static PlatformHttp allowing(String... hosts) {
        return new PlatformHttp(settings(hosts));
    }

    private static WaymarkSettings settings(String... hosts) {
        return new WaymarkSettings(
                URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of(hosts), false);
    }
}
