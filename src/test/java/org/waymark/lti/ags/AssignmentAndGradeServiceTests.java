package org.waymark.lti.ags;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.StubPlatform;
import org.waymark.lti.ToolKeys;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ScopeNotOffered;
import org.waymark.lti.services.ServiceProblem;
import org.waymark.lti.services.TestServices;
import tools.jackson.databind.json.JsonMapper;

/** Numbers name the requirements; the platform is a real HTTP server. */
@OnH2
class AssignmentAndGradeServiceTests {

    private static final Set<String> ALL =
            Set.of(GradeAccess.LINE_ITEM, GradeAccess.RESULT_READ_ONLY, GradeAccess.SCORE);
    private static final String NO_COLUMNS = "[]";

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AssignmentAndGradeService service;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private ToolKeys keys;

    @Autowired
    private TestClock clock;

    private PlatformRegistration registration;
    private GradeAccess access;

    @BeforeEach
    void registered() {
        registration = platform.registeredWith(registrations, null);
        access = new GradeAccess(registration.id(), "2", ALL);
        platform.givesToken("token-1", 3600);
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores")).willReturn(okJson("{}")));
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    // 51: Security Framework 1.0, 4.1.1
    @Test
    @Requirement(51)
    @Quirk("moodle T1")
    void asksForATokenByAFormWithASignedAssertion() {
        publish();
        var form = StubPlatform.form(platform.tokenRequests().get(0));
        assertThat(form)
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .containsEntry("scope", GradeAccess.SCORE)
                .containsKey("client_assertion");
        assertThat(platform.tokenRequests().get(0).getHeader("Content-Type"))
                .isEqualTo("application/x-www-form-urlencoded");
    }

    // 51
    @Test
    @Requirement(51)
    @Quirk("schoology ags")
    void signsTheAssertionAsTheSpecificationSays() throws Exception {
        publish();
        JWTClaimsSet claims = assertion();
        assertThat(claims.getIssuer()).isEqualTo(StubPlatform.CLIENT);
        assertThat(claims.getSubject()).isEqualTo(StubPlatform.CLIENT);
        assertThat(claims.getAudience()).containsExactly(platform.url("/token"));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getStringClaim("https://purl.imsglobal.org/spec/lti/claim/deployment_id"))
                .isEqualTo("2");
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(5)));
    }

    // 49
    @Test
    @Requirement({49, 51})
    void signsTheAssertionWithAPublishedKey() throws Exception {
        publish();
        SignedJWT jwt = SignedJWT.parse(
                StubPlatform.form(platform.tokenRequests().get(0)).get("client_assertion"));
        RSAKey key = (RSAKey) keys.publicKeys().getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    }

    // 51: Brightspace and authorization_server
    @Test
    @Requirement(51)
    @Quirk("brightspace ags")
    void addressesTheAssertionToTheConfiguredAudience() throws Exception {
        registration = platform.registeredWith(registrations, "https://api.brightspace.com/auth/token");
        access = new GradeAccess(registration.id(), "2", ALL);
        publish();
        assertThat(assertion().getAudience()).containsExactly("https://api.brightspace.com/auth/token");
    }

    // 52
    @Test
    @Requirement(52)
    void asksForOneTokenForThirtyScores() {
        IntStream.range(0, 30).forEach(i -> publish());
        assertThat(platform.tokenRequests()).hasSize(1);
    }

    // 52
    @Test
    @Requirement(52)
    void asksForOneTokenForEightScoresAtOnce() {
        IntStream.range(0, 8).parallel().forEach(i -> publish());
        assertThat(platform.tokenRequests()).hasSize(1);
    }

    // 52
    @Test
    @Requirement(52)
    void renewsATokenAMinuteBeforeItEnds() {
        publish();
        clock.advance(Duration.ofSeconds(3541));
        publish();
        assertThat(platform.tokenRequests()).hasSize(2);
    }

    // 52
    @Test
    @Requirement(52)
    void sharesNoTokenBetweenDeployments() {
        publish();
        access = new GradeAccess(registration.id(), "3", ALL);
        publish();
        assertThat(platform.tokenRequests()).hasSize(2);
    }

    // 53
    @Test
    @Requirement(53)
    void renewsARefusedTokenOnceAndStops() {
        platform.server.stubFor(
                post(urlPathEqualTo("/items/2/scores")).willReturn(aResponse().withStatus(401)));
        assertThatThrownBy(this::publish).isInstanceOf(PlatformRefused.class);
        assertThat(platform.tokenRequests()).hasSize(2);
        platform.server.verify(2, postRequestedFor(urlPathEqualTo("/items/2/scores")));
    }

    // 54
    @Test
    @Requirement(54)
    void asksForNothingThatWasNotOffered() {
        access = new GradeAccess(registration.id(), "2", Set.of(GradeAccess.LINE_ITEM));
        assertThatThrownBy(this::publish).isInstanceOf(ScopeNotOffered.class);
        assertThat(platform.server.getAllServeEvents()).isEmpty();
    }

    @Test
    @Quirk("moodle T1")
    void saysWhyNoTokenWasGiven() {
        platform.refusesTokens(400, "{\"error\":\"invalid_client\"}");
        assertThat(problem()).isInstanceOf(PlatformRefused.class).hasMessage("invalid_client");
    }

    @Test
    void comesAgainWhenNoTokenCanBeHadNow() {
        platform.refusesTokens(503, "");
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    @Test
    void leavesASilentTokenAddressAloneForHalfAMinuteOfAClockThatMayGoBack() {
        platform.server.stubFor(
                post(urlPathEqualTo("/token")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
        platform.givesToken("token-1", 3600);
        assertThat(problem()).isInstanceOf(PlatformBusy.class);

        clock.advance(Duration.ofDays(-3));

        assertThat(publish()).isEqualTo(Published.ACCEPTED);
    }

    // 64: AGS 2.0, 3.4.1
    @Test
    @Requirement(64)
    @Quirk("moodle T6")
    void postsScoresBeforeTheQueryOfTheLineItem() {
        platform.server.stubFor(
                post(urlEqualTo("/items/2/lineitem/scores?type_id=2")).willReturn(okJson("[]")));
        assertThat(service.publish(access, url("/items/2/lineitem?type_id=2"), score()))
                .isEqualTo(Published.ACCEPTED);
    }

    // 65: the exact media type, and no Accept at all
    @Test
    @Requirement(65)
    @Quirk({"moodle T3", "moodle T4"})
    void postsScoresAsWhatTheyAre() {
        publish();
        platform.server.verify(postRequestedFor(urlPathEqualTo("/items/2/scores"))
                .withHeader("Content-Type", equalTo("application/vnd.ims.lis.v1.score+json"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Accept", absent()));
    }

    // 73: Moodle compares whole seconds
    @Test
    @Requirement(73)
    @Quirk("moodle S1")
    void takesAConflictForAlreadyNewer() {
        platform.server.stubFor(
                post(urlPathEqualTo("/items/2/scores")).willReturn(aResponse().withStatus(409)));
        assertThat(publish()).isEqualTo(Published.ALREADY_NEWER);
    }

    // 73
    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 412, 422})
    @Requirement(73)
    void stopsWithThePlatformsWords(int status) {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withStatus(status).withBody("{\"errors\":[{\"message\":\"Not a student\"}]}")));
        PlatformRefused refused = (PlatformRefused) problem();
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.words()).isEqualTo("Not a student");
    }

    // 73
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    @Requirement(73)
    void comesAgainWhenThePlatformIsBusy(int status) {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withStatus(status).withHeader("Retry-After", "120")));
        assertThat(((PlatformBusy) problem()).waitAtLeast()).isEqualTo(Duration.ofSeconds(120));
    }

    // 73: Retry-After as a date
    @Test
    @Requirement(73)
    void waitsUntilTheDateThatThePlatformNames() {
        Instant later = clock.instant().plusSeconds(600);
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(later.atOffset(ZoneOffset.UTC)))));
        assertThat(((PlatformBusy) problem()).waitAtLeast())
                .isBetween(Duration.ofSeconds(599), Duration.ofSeconds(601));
    }

    @Test
    @Requirement(73)
    void comesAgainWhenTheLineBreaks() {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    // Canvas throttles with 403
    @Test
    @Requirement(73)
    @Quirk("canvas ags")
    void comesAgainWhenCanvasThrottles() {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withStatus(403).withBody("403 Forbidden (Rate Limit Exceeded)")));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    // 80: the guard against private addresses holds for services too
    @Test
    void callsNoPrivateAddress() {
        LineItemUrl inside = LineItemUrl.valueOf("https://10.0.0.1/items/2");
        assertThatThrownBy(() -> service.publish(access, inside, score())).isInstanceOf(PlatformRefused.class);
    }

    // 71: AGS 2.0, 3.2.15
    @Test
    @Requirement(71)
    void findsAColumnBeforeItMakesOne() {
        columns("/items", column("/items/7", "other-link", "def-1", "waymark"), column("/items/8", "9", "def-1", null));
        assertThat(find("9").id()).isEqualTo(url("/items/8"));
        platform.server.verify(0, postRequestedFor(urlPathEqualTo("/items")));
    }

    // 71: after a course copy the old link's id may still stand there
    @Test
    @Requirement(71)
    void makesNoSecondColumnAfterACourseCopy() {
        columns("/items", column("/items/7", "old-link", "def-1", "waymark"));
        assertThat(find("9").id()).isEqualTo(url("/items/7"));
    }

    // 71: filters may be ignored by the platform
    @Test
    @Requirement(71)
    void takesNoColumnOfAnotherResource() {
        columns("/items", column("/items/7", "9", "def-2", "waymark"), column("/items/6", "9", "def-1", "other"));
        platform.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(201).withBody(column("/items/8", "9", "def-1", "waymark"))));
        assertThat(find("9").id()).isEqualTo(url("/items/8"));
    }

    // 65, 71
    @Test
    @Requirement({65, 71})
    @Quirk({"moodle A1", "moodle A2", "moodle T4"})
    void makesAColumnAsThePlatformWantsIt() {
        columns("/items");
        platform.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(201).withBody(column("/items/8", "9", "def-1", "waymark"))));
        find("9");
        platform.server.verify(postRequestedFor(urlEqualTo("/items?type_id=2"))
                .withHeader("Content-Type", equalTo("application/vnd.ims.lis.v2.lineitem+json"))
                .withHeader("Accept", equalTo("application/vnd.ims.lis.v2.lineitem+json"))
                .withRequestBody(equalToJson("""
                                {"label":"Formative assessment","scoreMaximum":100,"resourceId":"def-1","tag":"waymark"}""")));
    }

    // 65, Moodle T3 and A4: one media type, the query kept, no limit
    @Test
    @Requirement(65)
    @Quirk({"moodle T3", "moodle A4"})
    void listsColumnsAsMoodleAnswers() {
        columns("/items");
        service.lineItems(access, URI.create(platform.url("/items?type_id=2")), "def-1", "waymark");
        platform.server.verify(getRequestedFor(urlEqualTo("/items?type_id=2&resource_id=def-1&tag=waymark"))
                .withHeader("Accept", equalTo("application/vnd.ims.lis.v2.lineitemcontainer+json"))
                .withHeader("Content-Type", absent()));
    }

    // 72
    @Test
    @Requirement(72)
    void followsTheNextPageVerbatim() {
        page("/items", "/more?p=%2Fx&b=1");
        platform.server.stubFor(get(urlEqualTo("/more?p=%2Fx&b=1"))
                .willReturn(okJson("[" + column("/items/8", "9", "def-1", "waymark") + "]")));
        assertThat(service.lineItems(access, URI.create(platform.url("/items")), "def-1", "waymark"))
                .hasSize(1);
    }

    // 72
    @Test
    @Requirement(72)
    void goesToNoOtherOrigin() {
        platform.server.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(okJson(NO_COLUMNS)
                        .withHeader(
                                "Link", "<http://127.0.0.1:%d/x>; rel=\"next\"".formatted(platform.server.port()))));
        assertThatThrownBy(() -> service.lineItems(access, URI.create(platform.url("/items")), "def-1", "waymark"))
                .isInstanceOf(PlatformRefused.class);
    }

    // 72
    @Test
    @Requirement(72)
    void stopsWhenPagesGoInCircles() {
        page("/items", "/more");
        page("/more", "/more");
        assertThat(service.lineItems(access, URI.create(platform.url("/items")), "def-1", "waymark"))
                .isEmpty();
        platform.server.verify(1, getRequestedFor(urlPathEqualTo("/more")));
    }

    // 74, 65, Moodle T6
    @Test
    @Requirement({65, 74})
    @Quirk({"moodle T6", "moodle S7"})
    void readsBackWhatTheGradebookHolds() {
        platform.server.stubFor(
                get(urlEqualTo("/items/2/lineitem/results?type_id=2&user_id=4"))
                        .willReturn(
                                okJson(
                                        "[{\"id\":\"x\",\"userId\":\"4\",\"resultScore\":62.5,\"resultMaximum\":100,\"comment\":\"By hand\"}]")));
        Result result =
                service.result(access, url("/items/2/lineitem?type_id=2"), "4").orElseThrow();
        assertThat(result).isEqualTo(new Result("4", new BigDecimal("62.5"), new BigDecimal("100"), "By hand"));
        platform.server.verify(getRequestedFor(urlPathEqualTo("/items/2/lineitem/results"))
                .withHeader("Accept", equalTo("application/vnd.ims.lis.v2.resultcontainer+json")));
    }

    @Test
    @Requirement(74)
    @Quirk("moodle S7")
    void hasNoResultWhileNothingIsGraded() {
        platform.server.stubFor(get(anyUrl()).willReturn(okJson("[]")));
        assertThat(service.result(access, url("/items/2"), "4")).isEmpty();
    }

    // Moodle makes a page "Page not found" of a limit here
    @Test
    @Requirement(74)
    @Quirk("moodle S7")
    void asksForResultsWithoutALimit() {
        platform.server.stubFor(get(anyUrl()).willReturn(okJson("[]")));
        service.result(access, url("/items/2/lineitem?type_id=2"), "4");
        platform.server.verify(getRequestedFor(urlEqualTo("/items/2/lineitem/results?type_id=2&user_id=4")));
    }

    @Test
    @Requirement({72, 74})
    void findsALearnersResultOnALaterPage() {
        platform.server.stubFor(get(urlPathEqualTo("/items/2/results"))
                .willReturn(okJson("[{\"userId\":\"3\",\"resultScore\":1}]")
                        .withHeader("Link", "<" + platform.url("/rest?x=1&y=%2F") + ">; rel=\"next\"")));
        platform.server.stubFor(get(urlEqualTo("/rest?x=1&y=%2F"))
                .willReturn(okJson("[{\"userId\":\"4\",\"resultScore\":50,\"resultMaximum\":100}]")));
        assertThat(service.result(access, url("/items/2"), "4"))
                .map(Result::resultScore)
                .contains(new BigDecimal("50"));
    }

    @Test
    @Requirement({72, 74})
    void looksForALearnersResultOnAFewPagesOnly() {
        for (int page = 0; page < 10; page++) {
            String next = "<" + platform.url("/many?page=" + (page + 1)) + ">; rel=\"next\"";
            platform.server.stubFor(get(urlEqualTo("/many?page=" + page))
                    .willReturn(okJson("[]").withHeader("Link", next)));
        }
        platform.server.stubFor(get(urlPathEqualTo("/items/2/results"))
                .willReturn(okJson("[]").withHeader("Link", "<" + platform.url("/many?page=0") + ">; rel=\"next\"")));

        assertThatThrownBy(() -> service.result(access, url("/items/2"), "4")).isInstanceOf(PlatformRefused.class);
        platform.server.verify(4, getRequestedFor(urlPathEqualTo("/many")));
    }

    @Test
    @Requirement({72, 74})
    void readsNoResultsOnAnotherOrigin() {
        platform.server.stubFor(get(urlPathEqualTo("/items/2/results"))
                .willReturn(okJson("[]").withHeader("Link", "<https://elsewhere.example/r>; rel=\"next\"")));
        assertThatThrownBy(() -> service.result(access, url("/items/2"), "4")).isInstanceOf(PlatformRefused.class);
    }

    // Where several columns belong to a link, or its own was made by the platform
    @Test
    @Requirement(71)
    @Quirk("moodle A1")
    void takesTheColumnThatThePlatformMadeForTheLink() {
        platform.server.stubFor(get(urlEqualTo("/items?type_id=2&resource_link_id=9"))
                .willReturn(okJson("[{\"id\":\"%s\",\"scoreMaximum\":100,\"resourceLinkId\":\"9\"}]"
                        .formatted(platform.url("/items/5")))));
        assertThat(find("9").id()).isEqualTo(url("/items/5"));
    }

    @Test
    @Requirement(71)
    @Quirk("moodle A1")
    void makesAColumnThatIsTiedToNoLink() {
        columns("/items");
        platform.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(201).withBody(column("/items/8", "9", "def-1", "waymark"))));
        find("9");
        platform.server.verify(postRequestedFor(urlPathEqualTo("/items"))
                .withRequestBody(matchingJsonPath("$.resourceLinkId", absent())));
    }

    // A PUT without tag and resourceId would clear them: what is found stays as it is
    @Test
    @Requirement(71)
    @Quirk("moodle A5")
    void leavesAColumnThatItFindsAsItIs() {
        columns("/items", column("/items/7", "9", "def-1", "waymark"));
        find("9");
        platform.server.verify(0, putRequestedFor(anyUrl()));
    }

    // Moodle makes the column and answers 500
    @Test
    @Quirk("moodle A3")
    void shortensALabelThatIsTooLong() {
        columns("/items");
        platform.server.stubFor(post(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(201).withBody(column("/items/8", "9", "def-1", "waymark"))));
        service.findOrCreateLineItem(
                access,
                URI.create(platform.url("/items")),
                new NewLineItem("x".repeat(400), 100, "def-1", "waymark", null));
        platform.server.verify(postRequestedFor(urlPathEqualTo("/items"))
                .withRequestBody(matchingJsonPath("$.label", matching("x{254}…"))));
    }

    @Test
    @Quirk("moodle A3")
    void takesNoTagThatIsTooLong() {
        assertThatThrownBy(() -> new NewLineItem("Label", 100, "def-1", "t".repeat(256), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // Another tool's column is 404 to us, and looks like a deleted one
    @Test
    @Requirement(73)
    @Quirk("moodle A6")
    void takesAColumnOfAnotherToolForNone() {
        platform.server.stubFor(
                post(urlPathEqualTo("/items/2/scores")).willReturn(aResponse().withStatus(404)));
        assertThat(((PlatformRefused) problem()).status()).isEqualTo(404);
    }

    // Blackboard keeps columns that it made itself to itself
    @Test
    @Requirement(73)
    @Quirk("blackboard ags")
    void isRefusedAtAColumnThatTheToolDidNotMake() {
        platform.server.stubFor(
                post(urlPathEqualTo("/items/2/scores")).willReturn(aResponse().withStatus(403)));
        assertThat(((PlatformRefused) problem()).status()).isEqualTo(403);
    }

    // Moodle says why only in the reason phrase, which HTTP/2 and proxies drop
    @Test
    @Requirement(73)
    @Quirk("moodle T5")
    void hasWordsForAnAnswerThatHasNone() {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withStatus(400).withBody("[]")));
        assertThat(problem()).hasMessage("HTTP 400 Bad Request");
    }

    @Test
    @Requirement(73)
    void comesAgainWhenAnAnswerIsSlowerThanThePatience() {
        platform.server.stubFor(
                post(urlPathEqualTo("/items/2/scores")).willReturn(okJson("{}").withFixedDelay(5_000)));
        service = new AssignmentAndGradeService(
                TestServices.waiting(Duration.ofSeconds(1), context),
                context.getBean(PlatformCopies.class),
                context.getBean(JsonMapper.class));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    @Test
    @Requirement(73)
    void comesAgainWhenAnAnswerIsMalformed() {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    @Test
    @Requirement(73)
    void comesAgainWhenColumnsAreAPageOfMaintenance() {
        platform.server.stubFor(get(urlPathEqualTo("/items"))
                .willReturn(aResponse().withStatus(200).withBody("<html>Back soon</html>")));
        assertThatThrownBy(() -> find("9")).isInstanceOf(PlatformBusy.class);
    }

    @Test
    @Requirement(73)
    void comesAgainWhenATokenIsAPageOfMaintenance() {
        platform.server.stubFor(post(urlPathEqualTo("/token")).willReturn(okJson("<html>Back soon</html>")));
        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    @Test
    @Requirement(53)
    void sendsAgainWithANewTokenWhenTheOldOneHasExpired() {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(aResponse().withStatus(401)));
        publishWithATokenThatChanges();
        assertThat(publish()).isEqualTo(Published.ACCEPTED);
    }

    @Test
    @Requirement(73)
    void saysThatATokenWasRefusedAndNotTheScore() {
        platform.refusesTokens(400, "{\"error\":\"invalid_scope\"}");
        assertThat(((PlatformRefused) problem()).isOfToken()).isTrue();
    }

    private void publishWithATokenThatChanges() {
        platform.server.stubFor(post(urlPathEqualTo("/token"))
                .inScenario("token")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(okJson("{\"access_token\":\"token-1\",\"expires_in\":3600}"))
                .willSetStateTo("renewed"));
        platform.server.stubFor(post(urlPathEqualTo("/token"))
                .inScenario("token")
                .whenScenarioStateIs("renewed")
                .willReturn(okJson("{\"access_token\":\"token-2\",\"expires_in\":3600}")));
    }

    private Published publish() {
        return service.publish(access, url("/items/2"), score());
    }

    private ServiceProblem problem() {
        return catchThrowableOfType(ServiceProblem.class, this::publish);
    }

    private LineItem find(String link) {
        return service.findOrCreateLineItem(
                access,
                URI.create(platform.url("/items?type_id=2")),
                new NewLineItem("Formative assessment", 100, "def-1", "waymark", link));
    }

    private Score score() {
        return Score.awarded(UUID.randomUUID().toString(), clock.instant(), 100, "Earned", clock.instant(), null);
    }

    private LineItemUrl url(String path) {
        return LineItemUrl.valueOf(platform.url(path));
    }

    private JWTClaimsSet assertion() throws Exception {
        return SignedJWT.parse(
                        StubPlatform.form(platform.tokenRequests().get(0)).get("client_assertion"))
                .getJWTClaimsSet();
    }

    private void columns(String path, String... columns) {
        platform.server.stubFor(
                get(urlPathEqualTo(path)).willReturn(okJson("[" + String.join(",", List.of(columns)) + "]")));
    }

    private void page(String path, String next) {
        platform.server.stubFor(get(urlPathEqualTo(path))
                .willReturn(okJson(NO_COLUMNS).withHeader("Link", "<" + platform.url(next) + ">; rel=\"next\"")));
    }

    private String column(String path, String link, String resource, String tag) {
        return """
                {"id":"%s","label":"A column","scoreMaximum":100,"resourceLinkId":"%s","resourceId":"%s"%s}""".formatted(platform.url(path), link, resource, tag == null ? "" : ",\"tag\":\"" + tag + "\"");
    }
}
