package org.waymark.award.verifying;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.TestClock;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.lti.PlatformHttp;
import org.waymark.lti.TestHttp;

/** Badges of others, good and bad, with issuers and lists that answer by real HTTP. */
class VerificationsTests {

    private static final WireMockServer WEB = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").http2PlainDisabled(true));

    private final TestClock clock = TestClock.at("2027-05-03T14:02:00Z");
    private final Verifications verifications = verifications(TestHttp.local(Duration.ofSeconds(4)));
    private final String path = "/" + UUID.randomUUID();
    private TestIssuer issuer = TestIssuer.key();

    @BeforeAll
    static void open() {
        WEB.start();
    }

    @AfterAll
    static void close() {
        WEB.stop();
    }

    @Test
    void whatTheIssuerSignedIsValid() {
        Verdict verdict = verifications.ofText(issuer.sign(issuer.badge("Listening")));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.badge().title()).isEqualTo("Listening");
        assertThat(verdict.badge().issuerName()).isEqualTo("Other Issuer");
    }

    @Test
    void anIssuerOnTheWebIsAskedForItsKeys() {
        issuer = onTheWeb();

        assertThat(found(issuer.sign(issuer.badge("Listening")))).isEqualTo(Finding.VALID);
        WEB.verify(1, getRequestedFor(urlPathEqualTo(path + "/did.json")));
    }

    @ParameterizedTest
    @CsvSource({
        "Listening,Speaking,TAMPERED",
        "2027-01-01T00:00:00Z,2026-01-01T00:00:00Z,TAMPERED",
        "2027-01-02T03:04:05Z,2027-01-02T03:04:06Z,TAMPERED",
        "assertionMethod,authentication,PROOF_PURPOSE",
        "eddsa-rdfc-2022,ecdsa-sd-2023,PROOF_KIND",
        "context-3.0.3.json,context-9.json,CONTEXT_UNKNOWN",
        "VerifiableCredential,VerifiablePresentation,NOT_A_BADGE"
    })
    void whatWasChangedIsNot(String from, String to, Finding finding) {
        assertThat(found(issuer.sign(issuer.badge("Listening")).replace(from, to)))
                .isEqualTo(finding);
    }

    @Test
    void aNoteThatSomebodyAddedIsTold() {
        String signed = issuer.sign(issuer.badge("Listening"));

        assertThat(found(signed.replaceFirst("\\{", "{\"grade\":\"A\","))).isEqualTo(Finding.UNSIGNED_PART);
        assertThat(found(signed.replaceFirst(
                        "\\{", "{\"evidence\":[{\"id\":\"not a uri\",\"type\":[\"Evidence\"],\"name\":\"x\"}],")))
                .isEqualTo(Finding.UNSIGNED_PART);
    }

    /** Each reads the same to JSON-LD, so that its signature fits, and hides from others that it has ended. */
    @Test
    void whatIsWrittenToHideItsEndIsRefused() {
        String expired = issuer.sign(issuer.badge("Old").add("validUntil", "2027-05-01T00:00:00Z"));
        String revoked = listed("revocation", 7);
        list("revocation", 7);

        assertThat(
                        found(
                                expired.replace(
                                        "\"validUntil\":\"2027-05-01T00:00:00Z\"",
                                        "\"https://www.w3.org/2018/credentials#validUntil\":{\"@type\":"
                                                + "\"http://www.w3.org/2001/XMLSchema#dateTime\",\"@value\":\"2027-05-01T00:00:00Z\"}")))
                .isEqualTo(Finding.AMBIGUOUS);
        assertThat(found(expired.replaceFirst("\"id\":\"urn", "\"@id\":\"urn"))).isEqualTo(Finding.AMBIGUOUS);
        assertThat(found(revoked.replace(
                        "\"credentialStatus\":", "\"https://www.w3.org/2018/credentials#credentialStatus\":")))
                .isEqualTo(Finding.AMBIGUOUS);
        assertThat(found(revoked.replace(
                        "\"statusPurpose\":", "\"https://www.w3.org/ns/credentials/status#statusPurpose\":")))
                .isEqualTo(Finding.AMBIGUOUS);
        assertThat(found(revoked.replaceFirst(
                        "\"credentialStatus\":(\\{[^}]*})", "\"@included\":[{\"credentialStatus\":$1}]")))
                .isEqualTo(Finding.AMBIGUOUS);
    }

    @Test
    void aBadgeThatSaysMoreOfItselfInsideIsRefused() {
        String id = "urn:uuid:11111111-1111-4111-8111-111111111111";
        JsonObject again = JsonText.object()
                .add("id", id)
                .add("type", JsonText.array("VerifiableCredential"))
                .add("validUntil", "2027-05-01T00:00:00Z")
                .build();

        assertThat(found(
                        issuer.sign(issuer.badge("Old").add("id", id).add("evidence", JsonText.array(List.of(again))))))
                .isEqualTo(Finding.AMBIGUOUS);
    }

    @Test
    void aStandingThatIsNotSpelledOutIsNone() {
        assertThat(found(issuer.sign(issuer.badge("Listening").add("credentialStatus", url("/list")))))
                .isEqualTo(Finding.STATUS_BROKEN);
    }

    @Test
    void withoutASignatureItProvesNothing() {
        assertThat(found(issuer.badge("Listening").build().toString())).isEqualTo(Finding.NO_PROOF);
    }

    @Test
    void anothersSignatureProvesNothing() {
        TestIssuer other = TestIssuer.key();

        assertThat(found(other.sign(issuer.badge("Listening")))).isEqualTo(Finding.KEY_OF_ANOTHER);
        assertThat(found(other.signAs(issuer.method(), issuer.badge("Listening"))))
                .isEqualTo(Finding.TAMPERED);
    }

    @Test
    void aKeyThatTheIssuerDoesNotListProvesNothing() {
        issuer = TestIssuer.web("localhost", WEB.port(), path);
        TestIssuer other = TestIssuer.web("localhost", WEB.port(), path);
        answer("/did.json", json(issuer.document()));

        assertThat(found(other.sign(issuer.badge("Listening")))).isEqualTo(Finding.KEY_OF_ANOTHER);
    }

    @Test
    void aKeyForAnotherPurposeProvesNothing() {
        issuer = TestIssuer.web("localhost", WEB.port(), path);
        answer("/did.json", json(issuer.document().replace("assertionMethod", "authentication")));

        assertThat(found(issuer.sign(issuer.badge("Listening")))).isEqualTo(Finding.KEY_OF_ANOTHER);
    }

    @Test
    void anIssuerThatCannotBeAskedLeavesItOpen() {
        issuer = TestIssuer.web("localhost", WEB.port(), path);
        String signed = issuer.sign(issuer.badge("Listening"));

        answer("/did.json", aResponse().withStatus(503));
        assertThat(found(signed)).isEqualTo(Finding.ISSUER_ANSWERED);
        answer("/did.json", json("{\"id\":\"did:web:else\"}"));
        assertThat(found(signed)).isEqualTo(Finding.ISSUER_BROKEN);
        answer("/did.json", aResponse().withBody("x".repeat(100)).withChunkedDribbleDelay(10, 8000));
        assertThat(foundWithinASecond(signed)).isEqualTo(Finding.ISSUER_SILENT);
        assertThat(Finding.ISSUER_SILENT.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:10.0.0.1",
                "did:web:169.254.169.254:latest",
                "did:web:intranet.local:issuers:1",
                "did:web:127.0.0.2"
            })
    void anIssuerOnAPrivateAddressIsNotCalled(String did) {
        String signed = issuer.sign(issuer.badge("Listening")).replace(issuer.did(), did);

        assertThat(found(signed)).isIn(Finding.ISSUER_FORBIDDEN, Finding.ISSUER_SILENT);
    }

    @ParameterizedTest
    @CsvSource({
        "did:web:a.example:..:x,ISSUER_BROKEN",
        "did:web:a.example:%2Fx,ISSUER_BROKEN",
        "did:web:user%40a.example,ISSUER_BROKEN",
        "did:ion:abc,ISSUER_KIND",
        "https://a.example/issuer,ISSUER_KIND",
        "did:key:zQ3sho,KEY_KIND"
    })
    void anIssuerNameThatLeadsNowhereIsTold(String did, Finding finding) {
        String signed = issuer.sign(issuer.badge("Listening")).replace(issuer.did(), did);

        assertThat(found(signed)).isEqualTo(finding);
    }

    @Test
    void whatDoesNotSayWhoseItIsOrWhatForIsNoWholeBadge() {
        assertThat(found(issuer.sign(issuer.badge("Listening")
                        .add("credentialSubject", issuer.subject("Listening").remove("id")))))
                .isEqualTo(Finding.INCOMPLETE);
        assertThat(found(issuer.sign(issuer.badge("Listening")
                        .add("credentialSubject", issuer.subject("Listening").remove("achievement")))))
                .isEqualTo(Finding.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "criteria"})
    void whatLeavesOpenWhatWasAchievedIsNoWholeBadge(String member) {
        JsonObject subject = issuer.subject("Listening").build();
        JsonObjectBuilder open =
                JsonText.object(subject.getJsonObject("achievement")).remove(member);

        Verdict verdict = verifications.ofText(issuer.sign(issuer.badge("Listening")
                .add("credentialSubject", JsonText.object(subject).add("achievement", open))));

        assertThat(verdict.finding()).isEqualTo(Finding.INCOMPLETE);
        assertThat(verdict.arguments()).containsExactly("achievement." + member);
    }

    @Test
    void datesAreHeld() {
        assertThat(found(issuer.sign(issuer.badge("Old").add("validUntil", "2027-05-03T14:02:00Z"))))
                .isEqualTo(Finding.EXPIRED);
        assertThat(found(issuer.sign(issuer.badge("New").add("validFrom", "2027-05-03T14:02:01Z"))))
                .isEqualTo(Finding.NOT_YET);
        assertThat(found(issuer.sign(issuer.badge("Now").add("validUntil", "2027-05-03T14:02:01Z"))))
                .isEqualTo(Finding.VALID);
        assertThat(found(issuer.sign(issuer.badge("Odd").add("validUntil", "soon"))))
                .isEqualTo(Finding.DATE_BROKEN);
    }

    @Test
    void aListThatSaysNothingLeavesItStanding() {
        String signed = listed("revocation", 7);
        list("revocation", 8);

        assertThat(found(signed)).isEqualTo(Finding.VALID);
    }

    @Test
    void aListIsRememberedForTwoMinutes() {
        String signed = listed("revocation", 7);
        list("revocation", 8);
        found(signed);
        list("revocation", 7);

        assertThat(found(signed)).isEqualTo(Finding.VALID);
        clock.advance(StandingLists.FRESH.plusSeconds(1));
        assertThat(found(signed)).isEqualTo(Finding.REVOKED);
    }

    @Test
    void whatWasTakenBackIsTold() {
        String signed = listed("revocation", 94_567);
        list("revocation", 94_567);

        assertThat(found(signed)).isEqualTo(Finding.REVOKED);
    }

    @Test
    void whatIsSuspendedIsTold() {
        String signed = listed("suspension", 3);
        list("suspension", 3);

        assertThat(found(signed)).isEqualTo(Finding.SUSPENDED);
    }

    @Test
    void aListThatCannotBeReliedOnIsTold() {
        String signed = listed("revocation", 7);

        answer("/list", aResponse().withStatus(500));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_ANSWERED);
        answer("/list", json("{}"));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_BROKEN);
        answer("/list", json(" ".repeat(2 * 1024 * 1024 + 1)));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_SILENT);
        answer("/list", json("{}").withFixedDelay(6000));
        assertThat(foundWithinASecond(signed)).isEqualTo(Finding.STATUS_SILENT);
        answer(
                "/list",
                json(issuer.sign(list("revocation", issuer, bits(1)).add("validUntil", "2027-01-01T00:00:01Z"))));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_STALE);
        answer("/list", json(issuer.sign(list("revocation", issuer, bits(1))).replace("#list", "#list2")));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_TAMPERED);
        answer("/list", json(issuer.sign(list("suspension", issuer, bits(1)))));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_BROKEN);
    }

    @Test
    void aListOnAMachineThatIsOffIsTold() {
        WireMockServer off = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        off.start();
        String address = "http://localhost:" + off.port() + "/list";
        off.stop();

        assertThat(found(listedAt(address))).isEqualTo(Finding.STATUS_SILENT);
    }

    @Test
    void aListOnAPrivateAddressIsNotCalled() {
        assertThat(found(listedAt("https://169.254.169.254/list"))).isEqualTo(Finding.STATUS_FORBIDDEN);
        answer("/list", aResponse().withStatus(307).withHeader("Location", "https://[::1]/list"));
        assertThat(found(listedAt(url("/list")))).isEqualTo(Finding.STATUS_FORBIDDEN);
    }

    @Test
    void aListOfSomebodyElseIsNoList() {
        TestIssuer other = TestIssuer.key();
        String signed = listed("revocation", 7);

        answer("/list", json(other.sign(list("revocation", other, bits(1)))));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_OF_ANOTHER);
        answer("/list", json(other.sign(list("revocation", issuer, bits(1)))));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_OF_ANOTHER);
    }

    @Test
    void aListThatUnpacksWithoutEndIsNotUnpacked() {
        String signed = listed("revocation", 7);
        answer("/list", json(issuer.sign(list("revocation", issuer, packed(new byte[200 * 1024 * 1024])))));

        assertThat(found(signed)).isEqualTo(Finding.STATUS_TOO_LARGE);
    }

    @Test
    void anEntryBehindTheEndOfItsListIsTold() {
        String signed = listed("revocation", 131_072);
        list("revocation", 7);

        assertThat(found(signed)).isEqualTo(Finding.STATUS_BROKEN);
    }

    @Test
    void aListOfEntriesOfSeveralBitsIsNotRead() {
        list("revocation", 14);
        String signed = issuer.sign(issuer.badge("Listening")
                .add("credentialStatus", entry("revocation", 7).add("statusSize", 2)));

        assertThat(found(signed)).isEqualTo(Finding.STATUS_KIND);
        assertThat(found(issuer.sign(issuer.badge("Listening")
                        .add("credentialStatus", entry("revocation", 7).add("statusSize", 1)))))
                .isEqualTo(Finding.VALID);
    }

    /** A list of a few says of whom something is asked. */
    @Test
    void aListThatIsTooShortIsNone() {
        String signed = listed("revocation", 7);
        answer("/list", json(issuer.sign(list("revocation", issuer, packed(new byte[16 * 1024 - 1])))));

        assertThat(found(signed)).isEqualTo(Finding.STATUS_BROKEN);
    }

    @Test
    void aListOfAnotherKindIsNone() {
        String signed = listed("revocation", 7);
        answer(
                "/list",
                json(issuer.sign(
                        list("revocation", issuer, bits(8)).add("type", JsonText.array("VerifiableCredential")))));

        assertThat(found(signed)).isEqualTo(Finding.STATUS_BROKEN);
    }

    @Test
    void aPlainListOfTheIssuerCounts() {
        JsonObjectBuilder badge = issuer.badge("Listening")
                .add(
                        "@context",
                        JsonText.array(
                                "https://www.w3.org/ns/credentials/v2",
                                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                                "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"))
                .add("id", "urn:uuid:11111111-1111-4111-8111-111111111111")
                .add(
                        "credentialStatus",
                        JsonText.object().add("id", url("/plain")).add("type", "1EdTechRevocationList"));
        String signed = issuer.sign(badge);

        answer("/plain", json("{\"issuer\":\"%s\",\"revokedCredential\":[]}".formatted(issuer.did())));
        assertThat(found(signed)).isEqualTo(Finding.VALID);
        answer("/plain", json("{\"issuer\":\"did:web:else\",\"revokedCredential\":[]}"));
        assertThat(found(signed)).isEqualTo(Finding.STATUS_OF_ANOTHER);
        answer(
                "/plain",
                json(
                        "{\"issuer\":\"%s\",\"revokedCredential\":[{\"id\":\"urn:uuid:11111111-1111-4111-8111-111111111111\"}]}"
                                .formatted(issuer.did())));
        assertThat(found(signed)).isEqualTo(Finding.REVOKED);
    }

    @Test
    void jwtsOfListedKeysAreValid() {
        issuer = onTheWeb();
        answer("/keys/rsa", json(TestIssuer.rsaKey()));

        assertThat(found(issuer.rs256(issuer.badge("Listening"), issuer.did() + "#rsa-1")))
                .isEqualTo(Finding.VALID);
        assertThat(found(issuer.es256(issuer.badge("Listening"), issuer.did() + "#ec-1")))
                .isEqualTo(Finding.VALID);
        assertThat(found(issuer.rs256(issuer.badge("Listening"), "#rsa-1"))).isEqualTo(Finding.VALID);
        assertThat(found(issuer.rs256(issuer.badge("Listening"), null))).isEqualTo(Finding.VALID);
    }

    @Test
    void jwtsOfOtherKeysAreNot() {
        issuer = onTheWeb();

        assertThat(found(TestIssuer.rs256ByNobody(issuer.badge("Listening"), issuer.did() + "#rsa-1")))
                .isEqualTo(Finding.TAMPERED);
        assertThat(found(TestIssuer.rs256ByNobody(issuer.badge("Listening"), issuer.did() + "#else")))
                .isEqualTo(Finding.KEY_OF_ANOTHER);
        assertThat(found(issuer.rs256(issuer.badge("Listening"), issuer.method())))
                .isEqualTo(Finding.KEY_KIND);
    }

    @Test
    void aJwtWithoutASignatureIsNone() {
        issuer = onTheWeb();
        String header = base64("{\"alg\":\"none\"}");
        String payload = base64(issuer.badge("Listening").build().toString());

        assertThat(found(header + "." + payload + ".AA")).isIn(Finding.JWT_ALGORITHM, Finding.UNKNOWN_FILE);
        assertThat(found(base64("{\"alg\":\"HS256\"}") + "." + payload + ".AA")).isEqualTo(Finding.JWT_ALGORITHM);
    }

    @Test
    void aJwtThatSaysTwoThingsIsTold() {
        issuer = onTheWeb();
        String jwt = issuer.rs256(issuer.badge("Listening"), issuer.did() + "#rsa-1");
        String[] parts = jwt.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

        assertThat(found(parts[0] + "." + base64(payload.replace("\"jti\":\"urn:", "\"jti\":\"urx:")) + "." + parts[2]))
                .isEqualTo(Finding.JWT_CLAIMS);
        assertThat(found(parts[0] + "." + base64(payload.replace("Listening", "Speaking")) + "." + parts[2]))
                .isEqualTo(Finding.TAMPERED);
    }

    @Test
    void anEndorsementInsideIsCheckedByItself() {
        TestIssuer endorser = TestIssuer.key();
        JsonObject good = JsonText.object(endorser.sign(endorsement(endorser, "Well done.")));
        JsonObject bad = JsonText.object(
                endorser.sign(endorsement(endorser, "Well done.")).replace("Well done.", "Best of all."));

        Verdict verdict = verifications.ofText(
                issuer.sign(issuer.badge("Listening").add("endorsement", JsonText.array(List.of(good, bad)))));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.within())
                .extracting(Verdict.Within::finding)
                .containsExactly(Finding.VALID, Finding.TAMPERED);
        assertThat(verdict.within().get(0).words()).isEqualTo("Well done.");
    }

    @Test
    void aNestedContextOfItsOwnMakingIsRefused() {
        TestIssuer endorser = TestIssuer.key();
        String signed = issuer.sign(issuer.badge("Listening")
                .add(
                        "endorsement",
                        JsonText.array(List.of(JsonText.object(endorser.sign(endorsement(endorser, "Well done.")))))));

        assertThat(found(signed.replaceFirst(
                        "\"endorsement\":\\[\\{\"@context\":\\[", "\"endorsement\":[{\"@context\":[{\"name\":null},")))
                .isIn(Finding.UNSIGNED_PART, Finding.TAMPERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@vocab\":\"https://evil.example/\"}",
                "{\"@import\":\"http://127.0.0.1/\"}",
                "{\"name\":\"https://evil.example/name\"}",
                "[[\"https://evil.example/\"]]"
            })
    void wordsThatTheFileBringsAlongAreRefused(String context) {
        String signed = issuer.sign(issuer.badge("Listening"));

        assertThat(found(signed.replaceFirst("\"@context\":\\[", "\"@context\":[" + context + ",")))
                .isEqualTo(Finding.CONTEXT_INLINE);
    }

    @Test
    void contextsOfStrangersAreNotFetched() {
        String signed = issuer.sign(issuer.badge("Listening"))
                .replace("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", url("/context"));

        assertThat(found(signed)).isEqualTo(Finding.CONTEXT_UNKNOWN);
        WEB.verify(0, getRequestedFor(urlPathEqualTo(path + "/context")));
    }

    @ParameterizedTest
    @CsvSource({
        "'',EMPTY",
        "'   ',EMPTY",
        "hello,UNKNOWN_FILE",
        "'{',NOT_JSON",
        "'{\"a\":1,\"a\":2}',NOT_JSON",
        "{},NOT_A_BADGE",
        "'<!DOCTYPE html><html></html>',WEB_PAGE",
        "'<svg xmlns=\"http://www.w3.org/2000/svg\"/>',PICTURE_EMPTY",
        "'<svg',PICTURE_BROKEN",
        "http://a.example/,ADDRESS_FORBIDDEN",
        "https://10.0.0.1/badge,ADDRESS_FORBIDDEN",
        "https://a b/,UNKNOWN_FILE",
        "'https://a.example/[',ADDRESS_WRONG",
        "a.b.c,UNKNOWN_FILE"
    })
    void whatIsNoBadgeIsTold(String given, Finding finding) {
        assertThat(found(given)).isEqualTo(finding);
    }

    @Test
    void whatIsTooMuchIsTold() {
        assertThat(found("{\"a\":".repeat(100) + "1" + "}".repeat(100))).isEqualTo(Finding.TOO_DEEP);
        assertThat(found("[".repeat(500_000))).isEqualTo(Finding.UNKNOWN_FILE);
        assertThat(found("{\"a\":" + "[".repeat(500_000))).isEqualTo(Finding.TOO_DEEP);
        assertThat(found("{\"a\":\"" + "x".repeat(BoundedJson.LONGEST) + "\"}")).isEqualTo(Finding.TOO_LARGE);
        assertThat(found("{\"a\":[" + "1,".repeat(30_000) + "1]}")).isEqualTo(Finding.TOO_TANGLED);
        assertThat(found("{\"a\":1e999999999}")).isEqualTo(Finding.TOO_TANGLED);
        assertThat(verifications.ofFile(new byte[BadgeFile.LARGEST + 1]).finding())
                .isEqualTo(Finding.TOO_LARGE);
        assertThat(verifications.ofFile(new byte[] {'{', (byte) 0xff, '}'}).finding())
                .isEqualTo(Finding.NOT_TEXT);
    }

    /** Blank nodes that all look alike under one that has no name: putting them in order is the work of years. */
    @Test
    void whatCannotBePutInOrderIsGivenUp() {
        String alike = "{\"type\":[\"Alignment\"],\"targetName\":\"x\",\"targetUrl\":\"https://a.example/\"}";
        String tangled = issuer.sign(issuer.badge("Listening"))
                .replace(
                        "\"id\":\"https://other.example/achievements/1\",",
                        "\"alignment\":[" + (alike + ",").repeat(40) + alike + "],");
        long begun = System.nanoTime();

        assertThat(found(tangled)).isIn(Finding.TOO_TANGLED, Finding.TAMPERED);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anAddressIsFollowedToItsBadge() {
        answer("/badge", aResponse().withStatus(302).withHeader("Location", path + "/moved"));
        answer("/moved", json(issuer.sign(issuer.badge("Listening"))));

        assertThat(found(url("/badge"))).isEqualTo(Finding.VALID);
    }

    @Test
    void anAddressThatLeadsInACircleIsLeft() {
        answer("/badge", aResponse().withStatus(302).withHeader("Location", path + "/badge"));
        assertThat(found(url("/badge"))).isEqualTo(Finding.ADDRESS_LEADS_ON);

        answer("/text", aResponse().withBody(url("/text")));
        assertThat(found(url("/text"))).isEqualTo(Finding.ADDRESS_LEADS_ON);
    }

    @Test
    void anAddressThatLeadsInsideIsNotFollowed() {
        answer("/badge", aResponse().withStatus(302).withHeader("Location", "https://169.254.169.254/latest"));

        assertThat(found(url("/badge"))).isEqualTo(Finding.ADDRESS_FORBIDDEN);
    }

    @Test
    void anAddressThatAnswersSomethingElseIsTold() {
        answer("/badge", aResponse().withStatus(404));
        assertThat(found(url("/badge"))).isEqualTo(Finding.ADDRESS_ANSWERED);
        answer("/page", aResponse().withBody("<!doctype html><html><body>hi"));
        assertThat(found(url("/page"))).isEqualTo(Finding.WEB_PAGE);
        answer("/gone", aResponse().withStatus(410));
        assertThat(found(url("/gone"))).isEqualTo(Finding.REVOKED);
    }

    private Finding found(String text) {
        return verifications.ofText(text).finding();
    }

    private Finding foundWithinASecond(String text) {
        return verifications(TestHttp.local(Duration.ofSeconds(1))).ofText(text).finding();
    }

    private Verifications verifications(PlatformHttp http) {
        return TestVerifying.verifications(http, clock, TestIssuer.nothingIssuedHere());
    }

    private TestIssuer onTheWeb() {
        TestIssuer made = TestIssuer.web("localhost", WEB.port(), path);
        answer("/did.json", json(made.document()));
        return made;
    }

    private String url(String at) {
        return "http://localhost:" + WEB.port() + path + at;
    }

    private void answer(String at, ResponseDefinitionBuilder response) {
        WEB.stubFor(get(urlPathEqualTo(path + at)).willReturn(response));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(body);
    }

    /** A badge with an entry in the list at /list. */
    private String listed(String purpose, int index) {
        return listed(purpose, index, url("/list"));
    }

    private String listedAt(String address) {
        return listed("revocation", 7, address);
    }

    private String listed(String purpose, int index, String address) {
        return issuer.sign(issuer.badge("Listening").add("credentialStatus", entry(purpose, index, address)));
    }

    private JsonObjectBuilder entry(String purpose, int index) {
        return entry(purpose, index, url("/list"));
    }

    private static JsonObjectBuilder entry(String purpose, int index, String address) {
        return JsonText.object()
                .add("id", address + "#" + index)
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", purpose)
                .add("statusListIndex", String.valueOf(index))
                .add("statusListCredential", address);
    }

    private void list(String purpose, int... set) {
        answer("/list", json(issuer.sign(list(purpose, issuer, bits(set)))));
    }

    private JsonObjectBuilder list(String purpose, TestIssuer of, String encoded) {
        return JsonText.object()
                .add("@context", JsonText.array("https://www.w3.org/ns/credentials/v2"))
                .add("id", url("/list"))
                .add("type", JsonText.array("VerifiableCredential", "BitstringStatusListCredential"))
                .add("issuer", of.did())
                .add("validFrom", "2027-01-01T00:00:00Z")
                .add(
                        "credentialSubject",
                        JsonText.object()
                                .add("id", url("/list") + "#list")
                                .add("type", "BitstringStatusList")
                                .add("statusPurpose", purpose)
                                .add("encodedList", encoded));
    }

    private static String bits(int... set) {
        byte[] bits = new byte[16 * 1024];
        for (int index : set) {
            bits[index / 8] |= (byte) (0x80 >> index % 8);
        }
        return packed(bits);
    }

    private static String packed(byte[] bits) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }

    private static JsonObjectBuilder endorsement(TestIssuer endorser, String words) {
        return endorser.endorsement("https://other.example/achievements/1", words);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
