package org.waymark.award.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jose.JWSObject;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.review.TestReviews;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnH2
class WalletIssuanceTests {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WaymarkSettings settings;

    private final TestWallet wallet = new TestWallet();
    private DistrictId district;
    private PersonId owner;
    private Authentication me;
    private AwardId award;
    private String page;
    private String issuer;

    @BeforeEach
    void aBadge() {
        clock.reset();
        district = people.district();
        owner = people.person(district, "Hanna Holder");
        me = TestPeople.as(owner, district);
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
        page = "/badges/" + award + "/wallet";
        issuer = settings.url("/issuers/" + district);
    }

    @Test
    void areFoundWhereTheSpecificationSays() {
        String metadata = text(web.get().uri("/.well-known/openid-credential-issuer/issuers/" + district));

        assertThat(json(metadata).path("credential_issuer").asString()).isEqualTo(issuer);
        assertThat(json(metadata).path("credential_configurations_supported").propertyNames())
                .containsExactly("open_badge_ldp_vc", "open_badge_jwt_vc");
        assertThat(text(web.get().uri("/issuers/" + district + "/.well-known/openid-credential-issuer")))
                .isEqualTo(metadata);
        assertThat(json(text(web.get().uri("/.well-known/oauth-authorization-server/issuers/" + district)))
                        .path("token_endpoint")
                        .asString())
                .isEqualTo(issuer + "/wallet/token");
    }

    @Test
    void areThereForNoDistrictThatNeverIssued() {
        assertThat(web.get().uri("/.well-known/openid-credential-issuer/issuers/" + people.district()))
                .hasStatus(404);
        assertThat(web.get().uri("/.well-known/openid-credential-issuer/issuers/nonsense"))
                .hasStatus(404);
    }

    @Test
    void areOpenToWalletsOnOtherSites() {
        assertThat(web.options()
                        .uri("/issuers/" + district + "/wallet/credential")
                        .header(HttpHeaders.ORIGIN, "https://wallet.example")
                        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
                        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization,content-type"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .doesNotContainHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }

    @Test
    void giveTheBadgeMadeOutToTheWalletAsJson() {
        JsonNode credential = credential("open_badge_ldp_vc", proof());

        assertThat(credential.path("id").asString())
                .isEqualTo(stored().path("id").asString());
        assertThat(credential.path("credentialSubject").path("id").asString()).isEqualTo(wallet.jwkDid());
        assertThat(credential.path("credentialStatus")).isEqualTo(stored().path("credentialStatus"));
        assertThat(credential.path("proof").path(0).path("cryptosuite").asString())
                .isEqualTo("eddsa-rdfc-2022");
    }

    @Test
    void giveTheBadgeMadeOutToTheWalletAsAJwt() throws Exception {
        JWSObject jwt = JWSObject.parse(credential("open_badge_jwt_vc", wallet.edProof(issuer, nonce(), now()))
                .asString());

        assertThat(jwt.getPayload().toJSONObject()).containsEntry("sub", wallet.edDid());
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    }

    @Test
    void takeAKeyByItsDid() {
        assertThat(holder(wallet.didProof(wallet.ecDid(), issuer, nonce(), now(), wallet.ec)))
                .isEqualTo(wallet.ecDid());
        assertThat(holder(wallet.didProof(wallet.jwkDid(), issuer, nonce(), now(), wallet.ec)))
                .isEqualTo(wallet.jwkDid());
    }

    @Test
    void keepNothingOfTheWallet() {
        JsonNode before = stored();
        credential("open_badge_ldp_vc", proof());

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void showAnOfferOnce() throws Exception {
        Offered offered = offered();

        assertThat(offered.number).matches("\\d{6}");
        assertThat(get(page)).hasStatusOk().bodyText().doesNotContain(offered.code, offered.number, offered.link);
        assertThat(jdbc.sql("select link_hash || code_hash || number_hash from wallet_offer where award_id = ?")
                        .param(award.id())
                        .query(String.class)
                        .single())
                .doesNotContain(offered.code, offered.number, offered.link);
    }

    @Test
    void offerByReferenceWhatTheyOfferByValue() {
        Offered offered = offered();

        assertThat(json(text(web.get().uri(offered.link)))).isEqualTo(json(offered.whole));
    }

    @Test
    void takeACodeOnce() {
        Offered offered = offered();
        assertThat(token(offered.code, offered.number)).hasStatusOk();

        refused(token(offered.code, offered.number), 400, "invalid_grant");
        assertThat(web.get().uri(offered.link)).hasStatus(404);
    }

    /** The code and the number could else be read out to somebody else, who is then the badge's holder too. */
    @Test
    void makeABadgeOutToOneHolderForEachToken() {
        String token = token();
        assertThat(request(token, asking("open_badge_ldp_vc", proof()))).hasStatusOk();

        refused(
                request(token, asking("open_badge_ldp_vc", wallet.edProof(issuer, nonce(), now()))),
                400,
                "credential_request_denied");
        assertThat(request(token, asking("open_badge_jwt_vc", proof()))).hasStatusOk();
    }

    @Test
    void takeACodeOnceThoughTwoAskAtOnce() {
        Offered offered = offered();

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> token(offered.code, offered.number).getResponse().getStatus()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void takeNoCodeThatIsOver() {
        Offered offered = offered();
        clock.advance(Duration.ofMinutes(10));

        refused(token(offered.code, offered.number), 400, "invalid_grant");
        assertThat(web.get().uri(offered.link)).hasStatus(404);
    }

    @Test
    void takeNoCodeThatAnotherReplaced() {
        Offered first = offered();
        offered();

        refused(token(first.code, first.number), 400, "invalid_grant");
    }

    @Test
    void takeNoCodeWithAWrongNumberAndLetNobodyTryForLong() {
        Offered offered = offered();
        String wrong = offered.number.equals("000000") ? "000001" : "000000";
        for (int tried = 0; tried < 5; tried++) {
            refused(token(offered.code, wrong), 400, "invalid_grant");
        }

        refused(token(offered.code, offered.number), 400, "invalid_grant");
    }

    @Test
    void takeTheRightNumberAfterASlip() {
        Offered offered = offered();
        refused(token(offered.code, "12345"), 400, "invalid_grant");

        assertThat(token(offered.code, offered.number)).hasStatusOk();
    }

    @Test
    void takeNoCodeOfAnotherIssuer() {
        Offered offered = offered();
        DistrictId far = people.district();
        PersonId other = people.person(far, "Far Away");
        TestReviews.awarded(
                context.getBean(Definitions.class).published(far).get(0).definition(), other, far, context);
        TestJobs.runDue(context, clock.instant());

        refused(token(far, offered.code, offered.number), 400, "invalid_grant");
    }

    @Test
    void sayWhatATokenRequestLacks() {
        refused(token("", "123456"), 400, "invalid_request");
        refused(token("code", ""), 400, "invalid_request");
        refused(
                web.post()
                        .uri("/issuers/" + district + "/wallet/token")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("grant_type", "authorization_code")
                        .exchange(),
                400,
                "unsupported_grant_type");
    }

    @Test
    void letNobodyInWithoutAToken() {
        MvcTestResult answer = request("", Map.of());

        refused(answer, 401, "invalid_token");
        assertThat(answer).hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        refused(request("nonsense", Map.of()), 401, "invalid_token");
    }

    @Test
    void letATokenEnd() {
        String token = token();
        clock.advance(Duration.ofMinutes(10));

        refused(request(token, asking("open_badge_ldp_vc", proof())), 401, "invalid_token");
    }

    @Test
    void refuseAProofWithAWrongNonce() {
        proves("invalid_nonce", said -> said.claims.put("nonce", "made-up"));
    }

    @Test
    void refuseAProofWithANonceOfAnotherIssuer() {
        String foreign = context.getBean(Nonces.class).fresh(settings.url("/issuers/" + people.district()));
        proves("invalid_nonce", said -> said.claims.put("nonce", foreign));
    }

    @Test
    void refuseAProofWithAStaleNonce() {
        String nonce = nonce();
        clock.advance(Duration.ofMinutes(5));
        proves("invalid_nonce", said -> said.claims.put("nonce", nonce));
    }

    @Test
    void refuseAProofWithoutANonce() {
        proves("invalid_proof", said -> said.claims.remove("nonce"));
    }

    @Test
    void refuseAProofForAnother() {
        proves("invalid_proof", said -> said.claims.put("aud", "https://another.example"));
    }

    @Test
    void refuseAProofOfAnotherDay() {
        proves("invalid_proof", said -> said.claims.put("iat", now() - 86_400));
        proves("invalid_proof", said -> said.claims.put("iat", now() + 86_400));
        proves("invalid_proof", said -> said.claims.put("iat", 1e300));
        proves("invalid_proof", said -> said.claims.remove("iat"));
    }

    @Test
    void refuseAnyOtherJwtAsAProof() {
        proves("invalid_proof", said -> said.type = "JWT");
    }

    @Test
    void refuseAProofOfAKeyThatIsNotHeld() {
        refusedProof(wallet.didProof(wallet.ecDid(), issuer, nonce(), now(), TestWallet.ec()), "invalid_proof");
    }

    @Test
    void refuseAProofThatWasChanged() {
        String[] parts = proof().split("\\.");
        String[] others = wallet.proof(issuer, nonce(), now() + 1, said -> {}).split("\\.");
        refusedProof(parts[0] + "." + others[1] + "." + parts[2], "invalid_proof");
    }

    @Test
    void refuseADidThatWouldHaveToBeFetched() {
        refusedProof(wallet.didProof("did:web:127.0.0.1", issuer, nonce(), now(), wallet.ec), "invalid_proof");
    }

    @Test
    void refuseWhatIsNoProofAtAll() {
        refusedProof("not.a.jwt", "invalid_proof");
        refusedProof("..", "invalid_proof");
        refusedProof("e30.e30.e30", "invalid_proof");
        refusedProof(wallet.didProof("did:key:z6M", issuer, nonce(), now(), wallet.ec), "invalid_proof");
        refusedProof(wallet.didProof("did:jwk:e30", issuer, nonce(), now(), wallet.ec), "invalid_proof");
        String token = token();
        refused(request(token, Map.of("credential_configuration_id", "open_badge_ldp_vc")), 400, "invalid_proof");
        refused(
                request(
                        token,
                        Map.of(
                                "credential_configuration_id",
                                "open_badge_ldp_vc",
                                "proofs",
                                Map.of("jwt", List.of(proof(), proof())))),
                400,
                "invalid_proof");
    }

    @Test
    void refuseWhatTheyDoNotHave() {
        String token = token();

        refused(request(token, asking("mso_mdoc", proof())), 400, "unknown_credential_configuration");
        refused(request(token, Map.of("credential_identifier", "one")), 400, "unknown_credential_identifier");
        refused(request(token, Map.of()), 400, "invalid_credential_request");
        Map<String, Object> encrypted = new LinkedHashMap<>(asking("open_badge_ldp_vc", proof()));
        encrypted.put("credential_response_encryption", Map.of("enc", "A128GCM"));
        refused(request(token, encrypted), 400, "invalid_encryption_parameters");
        refused(post(token, "[]"), 400, "invalid_credential_request");
        refused(post(token, "{\"a\":\"" + "x".repeat(40_000) + "\"}"), 400, "invalid_credential_request");
    }

    @Test
    void refuseABadgeThatWasTakenBackMeanwhile() {
        String token = token();
        awards.revoke(award, district, "operator", RevocationReason.ISSUED_IN_ERROR, "By mistake");

        refused(request(token, asking("open_badge_ldp_vc", proof())), 400, "credential_request_denied");
    }

    @Test
    void refuseABadgeThatIsSuspended() {
        String token = token();
        awards.suspend(award, district, "operator", "Looked into");

        refused(request(token, asking("open_badge_jwt_vc", proof())), 400, "credential_request_denied");
        assertThat(get(page)).bodyText().doesNotContain("Make a code").contains("does not hold");
        assertThat(offer(me)).hasStatus(404);
    }

    @Test
    void refuseTheBadgeOfAMinor() {
        String token = token();
        context.getBean(Audiences.class).give(owner, district, Audience.STUDENT, "operator", "At school here");

        refused(request(token, asking("open_badge_ldp_vc", proof())), 400, "credential_request_denied");
        assertThat(get(page)).hasStatus(404);
        assertThat(offer(me)).hasStatus(404);
    }

    @Test
    void areOfferedByTheEarnerAlone() {
        awards.share(award, owner, district, true);
        Authentication colleague = TestPeople.as(people.person(district, "Vera Visitor"), district);

        assertThat(web.get().uri(page)).hasStatus(404);
        assertThat(web.get().uri(page).with(authentication(colleague))).hasStatus(404);
        assertThat(offer(colleague)).hasStatus(404);
        assertThat(get("/badges/" + award)).bodyText().contains("Add to a wallet");
        assertThat(web.get().uri("/badges/" + award).with(authentication(colleague)))
                .bodyText()
                .doesNotContain("Add to a wallet");
    }

    @Test
    void areNotOfferedWithoutEnd() {
        for (int made = 0; made < WalletOffers.MOST_AN_HOUR; made++) {
            offered();
        }

        assertThat(offer(me)).bodyText().contains("That was many codes").doesNotContain("six digits");
        clock.advance(Duration.ofHours(1));
        assertThat(offered().number).isNotEmpty();
    }

    @Test
    void areRememberedForAWeek() {
        credential("open_badge_ldp_vc", proof());
        assertThat(get(page)).bodyText().contains("A wallet took this badge on");

        clock.advance(Duration.ofDays(8));
        context.getBean(WalletOffers.class).forgetOld(district);
        assertThat(get(page)).bodyText().doesNotContain("A wallet took this badge on");
    }

    @Test
    void areInTheAudit() {
        credential("open_badge_ldp_vc", proof());

        assertThat(jdbc.sql(
                                "select verb from audit_entry where district = ? and verb like 'badge-%wallet' order by at, id")
                        .param(district.id())
                        .query(String.class)
                        .list())
                .containsExactly("badge-offered-to-wallet", "badge-taken-to-wallet");
    }

    /** What the page shows of an offer. */
    private record Offered(String link, String whole, String code, String number) {}

    private Offered offered() {
        MvcTestResult made = offer(me);
        assertThat(made).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        WalletController.Shown shown = (WalletController.Shown)
                made.getMvcResult().getModelAndView().getModel().get("offer");
        assertThat(made).bodyText().contains(shown.number(), shown.address(), "Open a wallet on this device");
        String whole = shown.whole().substring(shown.whole().indexOf('=') + 1);
        JsonNode offer = json(URLDecoder.decode(whole, StandardCharsets.UTF_8));
        return new Offered(
                shown.address().substring(settings.url("").length()),
                offer.toString(),
                offer.path("grants")
                        .path("urn:ietf:params:oauth:grant-type:pre-authorized_code")
                        .path("pre-authorized_code")
                        .asString(),
                shown.number());
    }

    private MvcTestResult offer(Authentication who) {
        return web.post().uri(page).with(authentication(who)).with(csrf()).exchange();
    }

    private MvcTestResult token(String code, String number) {
        return token(district, code, number);
    }

    private MvcTestResult token(DistrictId of, String code, String number) {
        return web.post()
                .uri("/issuers/" + of + "/wallet/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("grant_type", "urn:ietf:params:oauth:grant-type:pre-authorized_code")
                .param("pre-authorized_code", code)
                .param("tx_code", number)
                .exchange();
    }

    private String token() {
        Offered offered = offered();
        return json(text(token(offered.code, offered.number)))
                .path("access_token")
                .asString();
    }

    private String nonce() {
        return json(text(
                        web.post().uri("/issuers/" + district + "/wallet/nonce").exchange()))
                .path("c_nonce")
                .asString();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private String proof() {
        return wallet.proof(issuer, nonce(), now(), said -> {});
    }

    private void proves(String error, Consumer<TestWallet.Said> spoil) {
        refusedProof(wallet.proof(issuer, nonce(), now(), spoil), error);
    }

    private void refusedProof(String proof, String error) {
        refused(request(token(), asking("open_badge_ldp_vc", proof)), 400, error);
    }

    private String holder(String proof) {
        return credential("open_badge_ldp_vc", proof)
                .path("credentialSubject")
                .path("id")
                .asString();
    }

    private JsonNode credential(String configuration, String proof) {
        MvcTestResult answer = request(token(), asking(configuration, proof));
        assertThat(answer).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return json(text(answer)).path("credentials").path(0).path("credential");
    }

    private static Map<String, Object> asking(String configuration, String proof) {
        return Map.of("credential_configuration_id", configuration, "proofs", Map.of("jwt", List.of(proof)));
    }

    private MvcTestResult request(String token, Map<String, Object> body) {
        return post(token, JSON.writeValueAsString(body));
    }

    private MvcTestResult post(String token, String body) {
        return web.post()
                .uri("/issuers/" + district + "/wallet/credential")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static void refused(MvcTestResult answer, int status, String error) {
        assertThat(answer).hasStatus(status);
        assertThat(json(text(answer)).path("error").asString()).isEqualTo(error);
    }

    private JsonNode stored() {
        return json(jdbc.sql("select credential from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single());
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(authentication(me)).exchange();
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private static String text(MockMvcTester.MockMvcRequestBuilder request) {
        return text(request.exchange());
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
