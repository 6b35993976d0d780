package org.waymark.award.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.waymark.TestClock;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.lti.PlatformResponse;
import org.waymark.lti.TestHttp;

/** Learner records of whatever issuer: what it signed, and each credential in it by itself. */
class RecordsTests {

    private final TestClock clock = TestClock.at("2027-05-03T14:02:00Z");
    private final TestIssuer school = TestIssuer.key();
    private final TestIssuer college = TestIssuer.key();

    /** Signs JWTs, with a key that its document lists. */
    private final TestIssuer registrar = TestIssuer.web("registrar.example", 443, "/office");

    private final Verifications verifications = verifications(url -> {
        if (!url.toString().equals("https://registrar.example:443/office/did.json")) {
            throw TestHttp.silent();
        }
        return new PlatformResponse(200, new HttpHeaders(), registrar.document().getBytes(StandardCharsets.UTF_8));
    });

    @Test
    void aRecordAndEachCredentialInItAreChecked() {
        Verdict verdict =
                verifications.ofText(school.sign(record(badge(school, "Listening"), badge(college, "Drawing"))));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.badge().standard()).isEqualTo("CLR 2.0");
        assertThat(verdict.badge().title()).isEqualTo("All that I learnt");
        assertThat(verdict.within()).extracting(Verdict.Within::name).containsExactly("Listening", "Drawing");
        assertThat(found(verdict)).containsExactly(Finding.VALID, Finding.VALID);
    }

    @Test
    void aRecordAsAJwtIsReadTheSame() {
        Verdict verdict =
                verifications.ofText(rs256(recordOf(registrar, badge(school, "Listening"), badge(college, "Drawing"))));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.badge().standard()).isEqualTo("CLR 2.0");
        assertThat(found(verdict)).containsExactly(Finding.VALID, Finding.VALID);
    }

    @Test
    void aJwtInARecordIsChecked() {
        String jwt = rs256(registrar.badge("Listening"));

        Verdict verdict = verifications.ofText(rs256(recordOf(
                registrar,
                Json.createValue(jwt),
                enveloped(jwt),
                Json.createValue(changed(jwt)),
                enveloped(changed(jwt)),
                Json.createValue("no.jwt"),
                JsonValue.TRUE)));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(found(verdict))
                .containsExactly(
                        Finding.VALID,
                        Finding.VALID,
                        Finding.TAMPERED,
                        Finding.TAMPERED,
                        Finding.UNKNOWN_FILE,
                        Finding.NOT_A_BADGE);
    }

    @Test
    void oneThatFellIsNamedAndTheOthersStand() {
        String ended = college.sign(college.badge("Old").add("validUntil", "2027-05-01T00:00:00Z"));
        String forged = college.sign(college.badge("Forged")).replace("Shows Forged.", "Shows everything.");
        JsonObject unsigned = college.badge("Unsigned").build();
        String byAnother = school.signAs(school.method(), college.badge("Claimed"));

        Verdict verdict = verifications.ofText(school.sign(record(
                badge(college, "Drawing"),
                JsonText.object(ended),
                JsonText.object(forged),
                unsigned,
                JsonText.object(byAnother))));

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(found(verdict))
                .containsExactly(
                        Finding.VALID, Finding.EXPIRED, Finding.TAMPERED, Finding.NO_PROOF, Finding.KEY_OF_ANOTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "All that I learnt,All that I could learn,TAMPERED",
        "Drawing,Painting,TAMPERED",
        "ClrSubject,AchievementSubject,UNSIGNED_PART",
        "2027-01-01T00:00:00Z,2026-01-01T00:00:00Z,TAMPERED",
        "clr/v2p0/context-2.0.1.json,clr/v2p0/context-9.json,CONTEXT_UNKNOWN"
    })
    void aRecordThatWasChangedIsNot(String from, String to, Finding finding) {
        assertThat(verifications
                        .ofText(school.sign(record(badge(college, "Drawing"))).replace(from, to))
                        .finding())
                .isEqualTo(finding);
    }

    @Test
    void aCredentialThatWasPutInAfterwardsIsTold() {
        String signed = school.sign(record(badge(college, "Drawing")));
        String more = signed.replace(
                "\"verifiableCredential\":[", "\"verifiableCredential\":[" + badge(college, "Singing") + ",");

        assertThat(verifications.ofText(more).finding()).isEqualTo(Finding.TAMPERED);
    }

    @Test
    void aRecordThatEndedIsOver() {
        assertThat(verifications
                        .ofText(school.sign(
                                record(badge(college, "Drawing")).add("validUntil", "2027-05-01T00:00:00Z")))
                        .finding())
                .isEqualTo(Finding.EXPIRED);
        assertThat(verifications
                        .ofText(school.sign(record(badge(college, "Drawing")).add("validFrom", "2027-06-01T00:00:00Z")))
                        .finding())
                .isEqualTo(Finding.NOT_YET);
    }

    @Test
    void aRecordWhoseListIsSilentIsUndecided() {
        assertThat(verifications
                        .ofText(school.sign(record(badge(college, "Drawing"))
                                .add(
                                        "credentialStatus",
                                        JsonText.object()
                                                .add("id", "https://lists.example/1#7")
                                                .add("type", "BitstringStatusListEntry")
                                                .add("statusPurpose", "revocation")
                                                .add("statusListIndex", "7")
                                                .add("statusListCredential", "https://lists.example/1"))))
                        .finding())
                .isEqualTo(Finding.STATUS_SILENT);
    }

    @Test
    void moreThanIsLookedAtIsSaidToBeLeftOut() {
        JsonValue[] many = IntStream.range(0, 63)
                .mapToObj(n -> college.badge("No " + n).build())
                .toArray(JsonValue[]::new);

        Verdict verdict = verifications.ofText(rs256(recordOf(registrar, many)));

        assertThat(verdict.within()).hasSize(61);
        assertThat(verdict.within().get(60).finding()).isEqualTo(Finding.LEFT_OUT);
        assertThat(verdict.within().get(60).arguments()).containsExactly("3");
    }

    @Test
    void nothingInsideIsBegunWhenTimeIsOver() {
        Verifications slow = verifications(url -> {
            clock.advance(Duration.ofSeconds(30));
            throw TestHttp.silent();
        });
        TestIssuer away = TestIssuer.web("away.example", 443, "/x");
        JsonObject far = badge(away, "Far");

        assertThat(found(slow.ofText(school.sign(record(far, badge(college, "Drawing"))))))
                .containsExactly(Finding.ISSUER_SILENT, Finding.TOO_MANY_CALLS);
    }

    private JsonObjectBuilder record(JsonValue... credentials) {
        return recordOf(school, credentials);
    }

    private static JsonObjectBuilder recordOf(TestIssuer issuer, JsonValue... credentials) {
        return issuer.record("All that I learnt", List.of(credentials));
    }

    private String rs256(JsonObjectBuilder document) {
        return registrar.rs256(document, registrar.did() + "#rsa-1");
    }

    private static JsonObject enveloped(String jwt) {
        return JsonText.object()
                .add("@context", JsonText.array("https://www.w3.org/ns/credentials/v2"))
                .add("id", "data:application/vc+jwt," + jwt)
                .add("type", "EnvelopedVerifiableCredential")
                .build();
    }

    private static String changed(String jwt) {
        String[] parts = jwt.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        byte[] other = payload.replace("Listening", "Speaking").getBytes(StandardCharsets.UTF_8);
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(other) + "." + parts[2];
    }

    private Verifications verifications(Function<URI, PlatformResponse> web) {
        return TestVerifying.verifications((url, headers) -> web.apply(url), clock, TestIssuer.nothingIssuedHere());
    }

    private static JsonObject badge(TestIssuer issuer, String name) {
        return JsonText.object(issuer.sign(issuer.badge(name)));
    }

    private static List<Finding> found(Verdict verdict) {
        return verdict.within().stream().map(Verdict.Within::finding).toList();
    }
}
