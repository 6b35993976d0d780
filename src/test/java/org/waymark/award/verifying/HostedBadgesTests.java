package org.waymark.award.verifying;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.TestClock;
import org.waymark.award.TestIssuer;
import org.waymark.lti.TestHttp;

/** Badges of Open Badges 2.0, hosted by an issuer that answers by real HTTP. */
class HostedBadgesTests {

    private static final WireMockServer WEB = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));

    private final Verifications verifications = TestVerifying.verifications(
            TestHttp.local(Duration.ofSeconds(10)),
            TestClock.at("2027-05-03T14:02:00Z"),
            TestIssuer.nothingIssuedHere());
    private final String path = "/" + UUID.randomUUID();
    private final String origin = "http://localhost:" + WEB.port();
    private String assertion;

    @BeforeAll
    static void open() {
        WEB.start();
    }

    @AfterAll
    static void close() {
        WEB.stop();
    }

    @BeforeEach
    void host() {
        assertion = """
                {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"%1$s/assertion",
                 "recipient":{"type":"email","hashed":true,"salt":"s","identity":"sha256$abc"},
                 "badge":"%1$s/badge","verification":{"type":"HostedBadge"},"issuedOn":"2026-01-01T00:00:00Z"}""".formatted(origin + path);
        answer("/assertion", 200, assertion);
        answer("/badge", 200, """
                {"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"%1$s/badge","name":"Listening ®",
                 "description":"Listens.","issuer":"%1$s/issuer"}""".formatted(origin + path));
        issuer("");
    }

    @Test
    void whatItsIssuerHostsIsValid() {
        Verdict verdict = verifications.ofText(assertion);

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.badge().title()).isEqualTo("Listening ®");
        assertThat(verdict.badge().issuerName()).isEqualTo("Old Issuer");
        assertThat(found(origin + path + "/assertion")).isEqualTo(Finding.VALID);
    }

    @Test
    void whatIsGoneWasTakenBack() {
        answer("/assertion", 410, "{\"revoked\":true,\"revocationReason\":\"Mistake\"}");

        assertThat(found(assertion)).isEqualTo(Finding.REVOKED);
        assertThat(found(origin + path + "/assertion")).isEqualTo(Finding.REVOKED);
    }

    @Test
    void whatSaysSoItselfWasTakenBack() {
        answer("/assertion", 200, assertion.replaceFirst("\\{", "{\"revoked\":true,"));

        assertThat(found(assertion)).isEqualTo(Finding.REVOKED);
    }

    @Test
    void anotherNameInTheFileIsTold() {
        assertThat(found(assertion.replace("sha256$abc", "sha256$abd"))).isEqualTo(Finding.HOSTED_DIFFERS);
        assertThat(found(assertion.replace("2026-01-01", "2025-01-01"))).isEqualTo(Finding.HOSTED_DIFFERS);
    }

    @Test
    void whatIsNotThereIsTold() {
        answer("/assertion", 404, "");
        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_ANSWERED);
        answer("/assertion", 503, "");
        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_SILENT);
        answer("/assertion", 200, "<html>");
        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_BROKEN);
        assertThat(found(assertion.replace(origin, "https://10.1.2.3"))).isEqualTo(Finding.HOSTED_FORBIDDEN);
    }

    @Test
    void nobodyIssuesInAnothersName() {
        answer("/badge", 200, """
                {"@context":"https://w3id.org/openbadges/v2","type":"BadgeClass","id":"%1$s/badge","name":"Listening",
                 "issuer":"http://127.0.0.1:%2$d%3$s/famous"}""".formatted(origin + path, WEB.port(), path));
        answer("/famous", 200, """
                {"type":"Issuer","id":"http://127.0.0.1:%d%s/famous","name":"Famous University"}""".formatted(WEB.port(), path));

        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_ELSEWHERE);
    }

    @Test
    void anIssuerSaysWhereItsBadgesStand() {
        issuer(",\"verification\":{\"startsWith\":\"https://other.example/\"}");
        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_ELSEWHERE);
        issuer(",\"verification\":{\"startsWith\":\"" + origin + path + "/\"}");
        assertThat(found(assertion)).isEqualTo(Finding.VALID);
        // The port of this test goes on where that of the issuer ends, as a site's name may.
        issuer(",\"verification\":{\"startsWith\":\"" + origin.substring(0, origin.length() - 1) + "\"}");
        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_ELSEWHERE);
    }

    @Test
    void datesAreHeld() {
        answer("/assertion", 200, assertion.replaceFirst("\\{", "{\"expires\":\"2027-01-01T00:00:00Z\","));

        assertThat(found(origin + path + "/assertion")).isEqualTo(Finding.EXPIRED);
    }

    @Test
    void whatIsSignedTheOldWayIsNotRead() {
        assertThat(found(assertion.replace("HostedBadge", "SignedBadge"))).isEqualTo(Finding.SIGNED_OF_OLD);
    }

    private Finding found(String text) {
        return verifications.ofText(text).finding();
    }

    private void issuer(String more) {
        answer(
                "/issuer",
                200,
                "{\"type\":\"Issuer\",\"id\":\"%s/issuer\",\"name\":\"Old Issuer\"%s}".formatted(origin + path, more));
    }

    private void answer(String at, int status, String body) {
        WEB.stubFor(get(urlPathEqualTo(path + at))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody(body)));
    }
}
