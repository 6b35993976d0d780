package org.waymark.lti;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.waymark.settings.WaymarkSettings;

class PlatformHttpTests {

    private final PlatformHttp open = allowing("localhost");
    private final PlatformHttp closed = allowing();
    private final String path = "/" + UUID.randomUUID();
    private final URI url = URI.create(TestPlatform.host().baseUrl() + path);

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
                "https://169.254.169.254/latest/meta-data"
            })
    void callsNoPrivateAddress(String address) {
        PlatformUnreachable refused = catchThrowableOfType(
                PlatformUnreachable.class, () -> closed.get(URI.create(address), HttpHeaders.EMPTY));

        assertThat(refused.isForbidden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://lms.example/", "ftp://lms.example/", "file:///etc/passwd", "https://a@lms.example/", "x"
            })
    void callsHttpsOnly(String address) {
        assertThat(open.mayCall(URI.create(address))).isFalse();
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
    void stopsReadingAnAnswerThatIsTooBig() {
        answer(aResponse().withBody(new byte[2 * 1024 * 1024 + 1]));

        PlatformUnreachable refused =
                catchThrowableOfType(PlatformUnreachable.class, () -> open.get(url, HttpHeaders.EMPTY));

        assertThat(refused).hasMessageContaining("too big");
    }

    private void answer(ResponseDefinitionBuilder response) {
        TestPlatform.host().stubFor(any(urlPathEqualTo(path)).willReturn(response));
    }

    private static PlatformHttp allowing(String... hosts) {
        return new PlatformHttp(new WaymarkSettings(
                URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of(hosts), false));
    }
}
