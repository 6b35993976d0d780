package org.waymark.award.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriComponentsBuilder;
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

@OnH2
class HostPagesTests {

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

    private final StubHost host = new StubHost();
    private DistrictId district;
    private PersonId owner;
    private Authentication me;
    private AwardId award;
    private Cookie[] session = {};

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
        work();
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** The one that is in use; the others of these tests may call this machine. */
    @Autowired
    @Qualifier("hostApi")
    HostApi inUse;

    @Test
    void neverLeadToAMachineOfTheOperatorsOwn() {
        assertThatThrownBy(() -> inUse.address("http://127.0.0.1:8443")).isInstanceOf(HostTrouble.class);
    }

    @Test
    void takeABadgeOnceTheirUserAllowsIt() {
        connect();
        send();
        assertThat(page("/badges/" + award + "/hosts")).bodyText().contains("On its way", "My shelf");
        work();

        assertThat(host.taken).containsExactly(stored("credential"));
        assertThat(host.types).containsExactly("application/json");
        assertThat(page("/badges/" + award + "/hosts")).bodyText().contains("The site took it on", "Send it again");
    }

    @Test
    void takeAJwtWhereTheyReadNoOther() {
        host.readsJwtOnly = true;
        connect();
        send();
        work();

        assertThat(host.taken).containsExactly(stored("jwt"));
        assertThat(host.types).containsExactly("text/plain");
    }

    @Test
    void takeABadgeAgain() {
        connect();
        send();
        work();
        send();
        work();

        assertThat(host.taken).hasSize(2);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void areAskedForNoMoreThanTheyNeedToAllow() {
        add();

        assertThat(host.registrations.get(0).path("scope").asString()).isEqualTo(HostApi.SCOPE);
        assertThat(UriComponentsBuilder.fromUriString(leave())
                        .build()
                        .getQueryParams()
                        .getFirst("redirect_uri"))
                .containsPattern("record%2Fhosts%2F[0-9a-f-]{36}%2Freturn$");
    }

    @Test
    void connectNobodyWhoDidNotLeaveFromHere() {
        add();
        String code = host.allows(leave());
        session = new Cookie[] {};

        assertThat(back(Map.of("code", code, "state", "made-up"))).isEqualTo("award.hosts.not-begun");
        assertThat(connected()).isZero();
    }

    @Test
    void connectNobodyWithAStateOfAnother() {
        add();
        String code = host.allows(leave());

        assertThat(back(Map.of("code", code, "state", "made-up"))).isEqualTo("award.hosts.not-begun");
        assertThat(connected()).isZero();
    }

    @Test
    void connectNobodyTwiceByOneReturn() {
        add();
        String location = leave();
        Map<String, String> answer = Map.of("code", host.allows(location), "state", state(location));

        assertThat(back(answer)).isEqualTo("award.hosts.connected");
        assertThat(back(answer)).isEqualTo("award.hosts.not-begun");
    }

    @Test
    void connectNobodyWhoWasAwayForLong() {
        add();
        String location = leave();
        clock.advance(Duration.ofMinutes(15));

        assertThat(back(Map.of("code", host.allows(location), "state", state(location))))
                .isEqualTo("award.hosts.not-begun");
    }

    @Test
    void connectNobodyWithACodeThatAnotherVerifierBegan() {
        add();
        String code = host.allows(leave());
        String location = leave();

        assertThat(back(Map.of("code", code, "state", state(location)))).isEqualTo("award.hosts.not-connected");
        assertThat(connected()).isZero();
    }

    @Test
    void connectNobodyWhoSaidNo() {
        add();

        assertThat(back(Map.of("error", "access_denied", "state", state(leave()))))
                .isEqualTo("award.hosts.not-allowed");
    }

    @Test
    void areNotConnectedForAColleague() {
        UUID id = add();
        Authentication colleague = TestPeople.as(people.person(district, "Vera Visitor"), district);

        assertThat(web.get().uri("/record/hosts").with(authentication(colleague)))
                .bodyText()
                .doesNotContain("My shelf");
        assertThat(web.get().uri("/record/hosts/" + id + "/connect").with(authentication(colleague)))
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/record/hosts/" + id + "/remove")
                        .with(authentication(colleague))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void getANewTokenWhenTheOldOneEnds() {
        connect();
        clock.advance(Duration.ofHours(2));
        send();
        work();

        assertThat(host.taken).hasSize(1);
    }

    @Test
    void getANewTokenWhenTheyForgotTheOldOne() {
        connect();
        host.forgetsAccess();
        send();
        work();

        assertThat(host.taken).hasSize(1);
    }

    @Test
    void haveToBeConnectedAnewWhenTheyLetNobodyInAnyMore() {
        connect();
        host.forgetsAccess();
        host.refreshes = false;
        send();
        work();

        assertThat(state()).isEqualTo("LAPSED");
        assertThat(connected()).isZero();
        assertThat(page("/record/hosts")).bodyText().contains("Not connected yet");
    }

    @Test
    void areTriedAgainWhenTheyAreBusy() {
        connect();
        host.answersBadges = 503;
        send();
        work();
        assertThat(state()).isEqualTo("WAITING");

        host.answersBadges = 0;
        clock.advance(Duration.ofHours(1));
        work();
        assertThat(state()).isEqualTo("SENT");
    }

    @ParameterizedTest
    @CsvSource({"403", "404", "422"})
    void maySayNoToABadge(int status) {
        connect();
        host.answersBadges = status;
        send();
        work();

        assertThat(state()).isEqualTo("NOT_TAKEN");
        assertThat(page("/badges/" + award + "/hosts")).bodyText().contains("Nothing is wrong with your badge");
    }

    @Test
    void getNoBadgeThatWasTakenBackMeanwhile() {
        connect();
        send();
        awards.revoke(award, district, "operator", RevocationReason.ISSUED_IN_ERROR, "By mistake");
        work();

        assertThat(host.taken).isEmpty();
        assertThat(send()).hasStatus(404);
    }

    /** Where somebody else's description is served at the host, its address is not the host's word. */
    @Test
    void areToldNothingWhereAnotherServerSaysSo() {
        host.issuer = "https://another.example";
        UUID id = connect();

        assertThat(click("/record/hosts/" + id + "/remove")).hasStatus3xxRedirection();
        assertThat(host.revoked).isEmpty();
    }

    @Test
    void areToldAndForgottenWhenTheyAreDisconnected() {
        UUID id = connect();
        send();

        assertThat(click("/record/hosts/" + id + "/remove")).hasStatus3xxRedirection();
        work();
        assertThat(host.revoked).hasSize(1);
        assertThat(host.taken).isEmpty();
        assertThat(jdbc.sql("select count(*) from badge_host where district_id = ?")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void areForgottenAlsoWhenTheyDoNotListen() {
        UUID id = connect();
        host.close();

        assertThat(click("/record/hosts/" + id + "/remove")).hasStatus3xxRedirection();
        assertThat(page("/record/hosts")).bodyText().doesNotContain("My shelf");
    }

    @Test
    void leaveNoTokenInTheClear() {
        connect();

        List<String> kept = jdbc.sql("select client_secret || access_token || refresh_token from badge_host"
                        + " where district_id = ?")
                .param(district.id())
                .query(String.class)
                .list();
        assertThat(kept).singleElement().asString().doesNotContain("secret:+ü").doesNotContain("-");
    }

    @ParameterizedTest
    @CsvSource({
        "'', NO_ADDRESS",
        "file:///etc/passwd, NO_ADDRESS",
        "http://10.0.0.1, NO_ADDRESS",
        "https://user@host.example, NO_ADDRESS",
        "https://10.0.0.1, NO_ADDRESS",
        "https://host.example/?a=b, NO_ADDRESS",
        "http://localhost:1, SILENT"
    })
    void haveToBeAnAddressThatMayBeCalled(String address, String problem) {
        MvcTestResult answer = post("/record/hosts", "address", address);

        assertThat(answer).hasStatus(422);
        assertThat(String.valueOf(
                        answer.getMvcResult().getModelAndView().getModel().get("problems")))
                .contains("award.hosts.error." + problem);
    }

    @Test
    void haveToSpeakOpenBadges() {
        host.describes = false;

        assertThat(post("/record/hosts", "address", host.url("")))
                .hasStatus(422)
                .bodyText()
                .contains("does not take badges by Open Badges 3.0", host.url(""));
    }

    @Test
    void haveToLetWaymarkRegister() {
        host.registers = false;

        assertThat(post("/record/hosts", "address", host.url("")))
                .hasStatus(422)
                .bodyText()
                .contains("does not let Waymark register");
    }

    @Test
    void mayNotSendWaymarkToAPrivateAddress() {
        host.tokenUrl = "http://169.254.169.254/latest";

        assertThat(post("/record/hosts", "address", host.url(""))).hasStatus(422);
    }

    /** A hostile site could else hand on the code of a good one, and have it traded at its own address. */
    @Test
    void areReachedByNobodyElsesReturn() {
        add();
        String location = leave();

        assertThat(back(UUID.randomUUID(), Map.of("code", host.allows(location), "state", state(location))))
                .isEqualTo("award.hosts.not-begun");
        assertThat(connected()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"token_type,DPoP", "token_type,", "scope,openid"})
    void takeNoTokenThatLetsNothingBeBrought(String member, String value) {
        add();
        host.tokens.put(member, value == null ? "" : value);
        String location = leave();

        assertThat(back(Map.of("code", host.allows(location), "state", state(location))))
                .isEqualTo("award.hosts.not-connected");
        assertThat(connected()).isZero();
    }

    @Test
    void areNoneForAMinor() {
        UUID id = connect();
        context.getBean(Audiences.class).give(owner, district, Audience.STUDENT, "operator", "At school here");

        assertThat(page("/record/hosts")).hasStatus(404);
        assertThat(page("/badges/" + award + "/hosts")).hasStatus(404);
        assertThat(click("/record/hosts/" + id + "/remove")).hasStatus(404);
        assertThat(jdbc.sql("select count(*) from badge_host where district_id = ?")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private UUID connect() {
        UUID id = add();
        String location = leave();
        assertThat(back(Map.of("code", host.allows(location), "state", state(location))))
                .isEqualTo("award.hosts.connected");
        return id;
    }

    private UUID add() {
        assertThat(post("/record/hosts", "address", host.url("/ims/ob/v3p0/discovery")))
                .hasStatus3xxRedirection();
        return jdbc.sql("select id from badge_host where district_id = ?")
                .param(district.id())
                .query(UUID.class)
                .single();
    }

    private String leave() {
        UUID id = jdbc.sql("select id from badge_host where district_id = ?")
                .param(district.id())
                .query(UUID.class)
                .single();
        MvcTestResult answer = web.get()
                .uri("/record/hosts/" + id + "/connect")
                .with(authentication(me))
                .with(this::inSession)
                .exchange();
        assertThat(answer).hasStatus3xxRedirection();
        if (answer.getResponse().getCookies().length > 0) {
            session = answer.getResponse().getCookies();
        }
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private String back(Map<String, String> parameters) {
        return back(
                jdbc.sql("select id from badge_host where district_id = ?")
                        .param(district.id())
                        .query(UUID.class)
                        .optional()
                        .orElseGet(UUID::randomUUID),
                parameters);
    }

    private String back(UUID from, Map<String, String> parameters) {
        MockMvcTester.MockMvcRequestBuilder request = web.get()
                .uri("/record/hosts/" + from + "/return")
                .with(authentication(me))
                .with(this::inSession);
        parameters.forEach(request::param);
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getMvcResult().getFlashMap().get("done"));
    }

    private MockHttpServletRequest inSession(MockHttpServletRequest request) {
        if (session.length > 0) {
            request.setCookies(session);
        }
        return request;
    }

    private static String state(String location) {
        return String.valueOf(UriComponentsBuilder.fromUriString(location)
                .build()
                .getQueryParams()
                .getFirst("state"));
    }

    private MvcTestResult send() {
        String id = jdbc.sql("select id from badge_host where district_id = ?")
                .param(district.id())
                .query(UUID.class)
                .single()
                .toString();
        return post("/badges/" + award + "/hosts", "host", id);
    }

    private MvcTestResult post(String path, String name, String value) {
        return web.post()
                .uri(path)
                .with(authentication(me))
                .with(csrf())
                .param(name, value)
                .exchange();
    }

    private MvcTestResult click(String path) {
        return web.post().uri(path).with(authentication(me)).with(csrf()).exchange();
    }

    private MvcTestResult page(String path) {
        return web.get().uri(path).with(authentication(me)).exchange();
    }

    private String state() {
        return jdbc.sql("select state from badge_host_copy where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private int connected() {
        return jdbc.sql("select count(*) from badge_host where district_id = ? and connected_at is not null")
                .param(district.id())
                .query(Integer.class)
                .single();
    }

    private String stored(String column) {
        return jdbc.sql("select " + column + " from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single();
    }

    private void work() {
        TestJobs.runDue(context, clock.instant());
    }
}
