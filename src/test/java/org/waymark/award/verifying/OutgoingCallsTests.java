package org.waymark.award.verifying;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.TestClock;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.TestHttp;

/** What a badge of strangers can make us call, by real HTTP: nothing inside, not much, and not for long. */
class OutgoingCallsTests {

    private static final WireMockServer WEB = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));

    private final TestClock clock = TestClock.at("2027-05-03T14:02:00Z");
    private final TestIssuer issuer = TestIssuer.key();

    @BeforeAll
    static void open() {
        WEB.start();
    }

    @AfterAll
    static void close() {
        WEB.stop();
    }

    @BeforeEach
    void begin() {
        WEB.resetAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fd00::1",
                "fe80::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1"
            })
    void aNameThatStandsForAnAddressInsideIsNotCalled(String inside) {
        Verifications verifications = where(Map.of("badges.example", inside));

        assertThat(verifications.ofText("https://badges.example/1").finding()).isEqualTo(Finding.ADDRESS_FORBIDDEN);
        assertThat(verifications
                        .ofText(issuer.sign(issuer.badge("Listening"))
                                .replace(issuer.did(), "did:web:badges.example:issuers:1"))
                        .finding())
                .isEqualTo(Finding.ISSUER_FORBIDDEN);
        assertThat(verifications.ofText(listedAt("https://badges.example/list")).finding())
                .isEqualTo(Finding.STATUS_FORBIDDEN);
        assertThat(verifications.ofText("""
                {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://badges.example/1",
                 "badge":"https://badges.example/badge","verification":{"type":"HostedBadge"}}""").finding()).isEqualTo(Finding.HOSTED_FORBIDDEN);
        WEB.verify(0, anyRequestedFor(anyUrl()));
    }

    /** An operator let a host in for the sake of an LMS, and not for whoever pastes a badge. */
    @Test
    void whomAnOperatorExemptedIsNotCalledForStrangers() {
        Verifications verifications = where(Map.of());

        assertThat(verifications.ofText(url("/badge")).finding()).isEqualTo(Finding.ADDRESS_FORBIDDEN);
        assertThat(verifications
                        .ofText(url("/badge").replace("http:", "https:"))
                        .finding())
                .isEqualTo(Finding.ADDRESS_FORBIDDEN);
        WEB.verify(0, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://inside.example/",
                "http://public.example/",
                "ftp://public.example/",
                "file:///etc/passwd",
                "https://somebody@public.example/",
                "//169.254.169.254/latest/meta-data"
            })
    void whatLeadsInsideIsNotFollowed(String location) {
        answer("/badge", aResponse().withStatus(302).withHeader("Location", location));

        assertThat(local(Map.of("inside.example", "192.168.0.7", "public.example", "8.8.8.8"))
                        .ofText(url("/badge"))
                        .finding())
                .isEqualTo(Finding.ADDRESS_FORBIDDEN);
        WEB.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void anAnswerWithoutAnEndIsLeft() {
        answer("/badge", aResponse().withBody(new byte[2 * 1024 * 1024 + 1]));

        assertThat(local(Map.of()).ofText(url("/badge")).finding()).isEqualTo(Finding.ADDRESS_SILENT);
    }

    @Test
    void anAnswerThatDripsIsLeft() {
        answer("/badge", aResponse().withBody("x".repeat(400)).withChunkedDribbleDelay(200, 30_000));
        long begun = System.nanoTime();

        assertThat(local(Map.of(), Duration.ofSeconds(1)).ofText(url("/badge")).finding())
                .isEqualTo(Finding.ADDRESS_SILENT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void oneBadgeCannotMakeUsCallTheWholeWorld() {
        WEB.stubFor(get(urlPathMatching("/\\d/did.json"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", "more")));
        WEB.stubFor(get(urlPathMatching("/\\d/more"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", "most")));
        List<JsonObject> endorsements = IntStream.range(0, 9)
                .mapToObj(i -> TestIssuer.web("localhost", WEB.port(), "/" + i))
                .map(endorser -> JsonText.object(
                        endorser.sign(endorser.endorsement("https://other.example/achievements/1", "Yes."))))
                .toList();

        Verdict verdict = local(Map.of())
                .ofText(issuer.sign(issuer.badge("Listening").add("endorsement", JsonText.array(endorsements))));

        assertThat(verdict.within()).extracting(Verdict.Within::finding).contains(Finding.TOO_MANY_CALLS);
        assertThat(WEB.getAllServeEvents()).hasSize(14);
    }

    /** As strangers are served. */
    private Verifications where(Map<String, String> names) {
        PlatformHttp http = TestHttp.where(names, Duration.ofSeconds(5));
        return TestVerifying.verifications(http::getForAnyone, clock, TestIssuer.nothingIssuedHere());
    }

    /** The same, but that the machine of this test may be called. */
    private Verifications local(Map<String, String> names) {
        return local(names, Duration.ofSeconds(5));
    }

    private Verifications local(Map<String, String> names, Duration wait) {
        return TestVerifying.verifications(TestHttp.where(names, wait), clock, TestIssuer.nothingIssuedHere());
    }

    private String listedAt(String list) {
        return issuer.sign(issuer.badge("Listening")
                .add(
                        "credentialStatus",
                        JsonText.object()
                                .add("id", list + "#7")
                                .add("type", "BitstringStatusListEntry")
                                .add("statusPurpose", "revocation")
                                .add("statusListIndex", "7")
                                .add("statusListCredential", list)));
    }

    private static String url(String at) {
        return "http://localhost:" + WEB.port() + at;
    }

    private static void answer(String at, ResponseDefinitionBuilder response) {
        WEB.stubFor(get(urlPathEqualTo(at)).willReturn(response));
    }
}
