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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.TestClock;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.lti.TestHttp;

/** What proves who speaks: the site of the issuer itself, and keys that it has not given up. */
class IssuerGroundTests {

    private static final WireMockServer WEB = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));

    private final Verifications verifications = TestVerifying.verifications(
            TestHttp.local(Duration.ofSeconds(4)),
            TestClock.at("2027-05-03T14:02:00Z"),
            TestIssuer.nothingIssuedHere());
    private final String path = "/" + UUID.randomUUID();
    private final TestIssuer issuer = TestIssuer.web("localhost", WEB.port(), path);

    @BeforeAll
    static void open() {
        WEB.start();
    }

    @AfterAll
    static void close() {
        WEB.stop();
    }

    @Test
    void aKeyToWhichItsSiteOnlyLeadsOnIsNotOfTheSite() {
        String site = "http://localhost:" + WEB.port() + path;
        leads("/go", "/key");
        answer("/key", TestIssuer.rsaKey());
        var badge = issuer.badge("Listening")
                .add("issuer", JsonText.object().add("id", site).add("type", JsonText.array("Profile")));

        assertThat(found(issuer.rs256(badge, site + "/go"))).isEqualTo(Finding.ISSUER_LEADS_AWAY);
    }

    @Test
    void aDocumentToWhichItsSiteOnlyLeadsOnIsNotOfTheSite() {
        leads("/did.json", "/key");
        answer("/key", issuer.document());

        assertThat(found(issuer.sign(issuer.badge("Listening")))).isEqualTo(Finding.ISSUER_LEADS_AWAY);
    }

    @Test
    void anAssertionToWhichItsSiteOnlyLeadsOnIsNotOfTheSite() {
        String site = "http://localhost:" + WEB.port() + path;
        String assertion = """
                {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"%1$s/go",
                 "recipient":{"type":"email","hashed":false,"identity":"a@mail.example"},
                 "badge":"%1$s/badge","verification":{"type":"HostedBadge"},"issuedOn":"2026-01-01T00:00:00Z"}""".formatted(site);
        leads("/go", "/forged");
        answer("/forged", assertion);
        answer("/badge", """
                {"type":"BadgeClass","id":"%1$s/badge","name":"Listening","issuer":"%1$s/issuer"}""".formatted(site));
        answer("/issuer", "{\"type\":\"Issuer\",\"id\":\"%s/issuer\",\"name\":\"Famous\"}".formatted(site));

        assertThat(found(assertion)).isEqualTo(Finding.HOSTED_LEADS_AWAY);
    }

    @ParameterizedTest
    @CsvSource({
        "revoked,2027-05-03T14:02:00Z,KEY_ENDED",
        "revoked,2027-05-03T14:02:01Z,VALID",
        "expires,2027-05-03T14:02:00Z,KEY_ENDED",
        "expires,2027-05-03T14:02:01Z,VALID",
        "revoked,yesterday,KEY_ENDED"
    })
    void aKeyThatItsIssuerGaveUpProvesNothing(String member, String time, Finding finding) {
        answer("/did.json", ended(member, time));

        assertThat(found(issuer.sign(issuer.badge("Listening")))).isEqualTo(finding);
        assertThat(found(issuer.rs256(issuer.badge("Listening"), issuer.did() + "#rsa-1")))
                .isEqualTo(finding);
    }

    @Test
    void aKeyThatWasGivenUpIsNotTriedForAJwtThatNamesNone() {
        answer("/did.json", ended("revoked", "2027-01-01T00:00:00Z"));

        assertThat(found(issuer.rs256(issuer.badge("Listening"), null))).isEqualTo(Finding.KEY_KIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-05-03T14:02:00Z", "2020-01-01T00:00:00+01:00"})
    void aKeyThatStandsWholeAmongTheAssertionMethodsIsGivenUpAlike(String time) {
        String method = """
                {"id":"%s","type":"Multikey","controller":"%s","publicKeyMultibase":"%s","revoked":"%s"}""".formatted(
                        issuer.method(),
                        issuer.did(),
                        issuer.method().substring(issuer.did().length() + 1),
                        time);
        answer("/did.json", "{\"id\":\"%s\",\"assertionMethod\":[%s]}".formatted(issuer.did(), method));

        assertThat(found(issuer.sign(issuer.badge("Listening")))).isEqualTo(Finding.KEY_ENDED);
    }

    /** The issuer's document with this member in each of its methods. */
    private String ended(String member, String time) {
        return issuer.document().replace("\"controller\"", "\"%s\": \"%s\", \"controller\"".formatted(member, time));
    }

    private Finding found(String text) {
        return verifications.ofText(text).finding();
    }

    /** To the same machine by another name, which is another site. */
    private void leads(String from, String to) {
        WEB.stubFor(get(urlPathEqualTo(path + from))
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "http://127.0.0.1:" + WEB.port() + path + to)));
    }

    private void answer(String at, String body) {
        WEB.stubFor(get(urlPathEqualTo(path + at))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(body)));
    }
}
