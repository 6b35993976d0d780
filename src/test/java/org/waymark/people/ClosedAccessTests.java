package org.waymark.people;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestLaunches;
import org.waymark.lti.TestPlatform;

/** Someone is signed in while their course takes them off its list. */
@OnH2
class ClosedAccessTests {

    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String ME = "4";
    private static final String OTHER = "5";

    @Autowired
    MockMvc mvc;

    @Autowired
    MockMvcTester web;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    Rosters rosters;

    @Autowired
    RosterSync sync;

    @Autowired
    TestClock clock;

    @Autowired
    ClosedAccess access;

    @Autowired
    People people;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private TestPlatform platform;
    private TestLaunches launches;

    @BeforeEach
    void connected() {
        district = districts.named("District " + UUID.randomUUID());
        platform = TestPlatform.registered(registrations, district.id());
        launches = new TestLaunches(mvc, clock);
        TestPlatform.host()
                .stubFor(post(urlEqualTo(path("/token")))
                        .willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
        lists(ME, OTHER);
    }

    /** Whoever arranges a course may type any custom parameter, and would read another's record. */
    @Test
    void theRegistersIdIsBelievedFromItsClaimAlone() {
        launches.signIn(platform, claims -> {
            claims.put(
                    TestPlatform.LTI + "custom", Map.of("person_sourcedid", "SIS-9", "lis_person_sourcedid", "SIS-9"));
            claims.remove(TestPlatform.LTI + "lis");
        });
        assertThat(registeredAs()).isEqualTo("-");

        launches.signIn(platform, claims -> {
            claims.put(TestPlatform.LTI + "custom", Map.of("person_sourcedid", "SIS-9"));
            claims.put(TestPlatform.LTI + "lis", Map.of("person_sourcedid", "SIS-4"));
        });
        assertThat(registeredAs()).isEqualTo("SIS-4");
    }

    private String registeredAs() {
        return jdbc.sql("select coalesce(sourcedid, '-') from person where district_id = ? and sub = ?")
                .params(district.id(), ME)
                .query(String.class)
                .single();
    }

    @Test
    @Requirement(76)
    void theirNextRequestIsAnsweredByThePageThatSaysSo() {
        Cookie session = launched();
        assertThat(home(session)).hasStatusOk();

        takenOff();
        assertThat(home(session)).hasForwardedUrl(ClosedAccess.PAGE);
    }

    @Test
    void theStyleSheetOfThatPageIsStillServed() {
        Cookie session = launched();
        takenOff();

        assertThat(page("/waymark.css", session)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/00000000-0000-7000-8000-000000000000/credentials/none", "/privacy/certificate/none"})
    void whatAnybodyMaySeeIsTheirsToo(String path) {
        Cookie session = launched();
        takenOff();

        assertThat(page(path, session).getResponse().getForwardedUrl()).isNotEqualTo(ClosedAccess.PAGE);
    }

    @Test
    void aNewLaunchOpensTheirSessionsAgain() {
        Cookie session = launched();
        takenOff();
        Cookie again = launched();

        assertThat(home(again)).hasStatusOk();
        assertThat(home(session)).hasStatusOk();
    }

    @Test
    void anotherPersonsSessionStaysOpen() {
        launched();
        Cookie other = launches.signIn(platform, claims -> {
            tells(claims);
            claims.put("sub", OTHER);
        });
        takenOff();

        assertThat(home(other)).hasStatusOk();
    }

    @Test // a mark seen before the door is closed would be of no use
    void marksNoSessionBeforeTheClosingIsThereForAll() {
        launched();
        PersonId me = people.find(district, platform.details().issuer(), ME).orElseThrow();
        jdbc.sql("update person set launched_from = null where id = ?")
                .param(me.id())
                .update();
        transaction.executeWithoutResult(status -> {
            assertThat(access.close(district, platform.details().issuer(), List.of(ME)))
                    .containsExactly(me);
            assertThat(marks(me)).containsOnlyNulls();
        });

        access.mark(List.of(me));
        assertThat(marks(me)).containsExactly(true);
    }

    @Test
    void aSessionStaysMarkedWhenTheDoorIsOpenedAgain() {
        Cookie session = launched();
        takenOff();
        launched();
        home(session);

        PersonId me = people.find(district, platform.details().issuer(), ME).orElseThrow();
        assertThat(marks(me)).contains(true);
    }

    private List<Object> marks(PersonId person) {
        List<Object> marks = new ArrayList<>();
        sessions.findByPrincipalName(person.toString())
                .values()
                .forEach(session -> marks.add(session.getAttribute(ClosedAccess.MARK)));
        return marks;
    }

    private Cookie launched() {
        return launches.signIn(platform, this::tells);
    }

    private void tells(Map<String, Object> claims) {
        claims.put(NRPS, Map.of("context_memberships_url", platform.url("/members")));
        claims.put(TestPlatform.LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
    }

    private void takenOff() {
        read();
        lists(OTHER);
        read();
    }

    private void read() {
        RosterView roster = rosters.all(new RosterDesk(district, null, "test")).get(0);
        sync.run(new RosterDue(roster.id().id(), district.id()));
    }

    private void lists(String... subs) {
        String members = String.join(
                ",",
                Arrays.stream(subs)
                        .map(sub -> "{\"user_id\":\"" + sub + "\",\"roles\":[\"Learner\"]}")
                        .toList());
        TestPlatform.host()
                .stubFor(get(urlEqualTo(path("/members"))).willReturn(okJson("{\"members\":[" + members + "]}")));
    }

    private String path(String suffix) {
        return URI.create(platform.url(suffix)).getPath();
    }

    private MvcTestResult home(Cookie session) {
        return page("/home", session);
    }

    private MvcTestResult page(String path, Cookie session) {
        return web.get().uri(path).cookie(session).exchange();
    }
}
