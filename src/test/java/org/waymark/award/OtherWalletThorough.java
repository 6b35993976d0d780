package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSObject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestPorts;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/** A wallet library of another maker takes badges from a server as it runs, and other libraries verify what it got. */
@OnH2
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
class OtherWalletThorough {

    @DynamicPropertySource
    static void listens(DynamicPropertyRegistry properties) {
        int port = TestPorts.free();
        properties.add("server.port", () -> port);
        properties.add("server.address", () -> "127.0.0.1");
        properties.add("waymark.base-url", () -> "http://127.0.0.1:" + port);
    }

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId owner;
    private AwardId award;
    private String page = "";

    @BeforeEach
    void anOffer() throws Exception {
        district = people.district();
        owner = people.person(district, "Hanna Holder");
        award = awards.forSubmission(
                        TestReviews.awarded(
                                context.getBean(Definitions.class)
                                        .published(district)
                                        .get(0)
                                        .definition(),
                                owner,
                                district,
                                context),
                        district)
                .orElseThrow()
                .id();
        TestJobs.runDue(context, clock.instant());
        page = HtmlUtils.htmlUnescape(web.post()
                .uri("/badges/" + award + "/wallet")
                .with(authentication(TestPeople.as(owner, district)))
                .with(csrf())
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwk", "did:key"})
    void getsBothFormatsAndTheyVerify(String key) throws Exception {
        JsonObject got = wallet(byReference(), key, Map.of());

        assertThat(got).doesNotContainKey("error");
        assertThat(got.getString("version")).isEqualTo("V1");
        JsonObject credential = got.getJsonObject("credentials").getJsonObject("open_badge_ldp_vc");
        String jwt = got.getJsonObject("credentials").getString("open_badge_jwt_vc");
        assertThat(credential.getJsonObject("credentialSubject").getString("id"))
                .isEqualTo(got.getString("holder"));
        String kid = JWSObject.parse(jwt).getHeader().getKeyID();
        JsonObject did = JsonText.object(fetched(
                URI.create("http://127.0.0.1:" + URI.create(kid).getPort() + "/issuers/" + district + "/did.json")));
        Map<String, String> verdicts = new OtherVerifiers()
                .knowing(credential.getJsonObject("issuer").getString("id"), did)
                .knowing(kid, JsonText.object(fetched(URI.create(kid))))
                .proof("proof", credential.toString())
                .jwt("jwt", jwt, credential.toString())
                .verdicts(clock.instant().plusSeconds(60));
        assertThat(verdicts).containsEntry("proof", "verified").containsEntry("jwt", "verified");
    }

    @Test
    void takesTheOfferInOnePieceToo() {
        assertThat(wallet(byValue(), "jwk", Map.of()))
                .doesNotContainKey("error")
                .containsKey("credentials");
    }

    @Test
    void getsNothingForACodeASecondTime() {
        assertThat(wallet(byReference(), "jwk", Map.of("again", "yes")).getString("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void getsNothingForAWrongNumber() {
        assertThat(wallet(byReference(), "jwk", Map.of("txCode", "12345")).getString("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void getsNothingForACodeThatIsOver() {
        clock.advance(Duration.ofMinutes(10));

        assertThat(wallet(byValue(), "jwk", Map.of()).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void getsNothingForANonceOfItsOwn() {
        assertThat(wallet(byReference(), "jwk", Map.of("nonce", "of-its-own")).getString("error"))
                .isEqualTo("invalid_nonce");
    }

    @Test
    void getsNothingForAProofForAnother() {
        assertThat(wallet(byReference(), "jwk", Map.of("audience", "https://another.example"))
                        .getString("error"))
                .isEqualTo("invalid_proof");
    }

    @Test
    void getsNoBadgeThatWasTakenBack() {
        awards.revoke(award, district, "operator", RevocationReason.ISSUED_IN_ERROR, "By mistake");

        assertThat(wallet(byReference(), "jwk", Map.of()).getString("error")).isEqualTo("credential_request_denied");
    }

    private JsonObject wallet(String offer, String key, Map<String, String> spoil) {
        var spoiled = JsonText.object();
        spoil.forEach(spoiled::add);
        return OtherVerifiers.wallet(JsonText.object()
                .add("offer", offer)
                .add("txCode", found("<strong class=\"number\">(\\d{6})</strong>"))
                .add("now", clock.instant().toString())
                .add("key", key)
                .add("spoil", spoiled)
                .build());
    }

    private String byReference() {
        return found("href=\"(openid-credential-offer://\\?credential_offer_uri=[^\"]+)\"");
    }

    private String byValue() {
        return found("(openid-credential-offer://\\?credential_offer=[^<]+)<");
    }

    private String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String fetched(URI url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
