package org.waymark.lti.nrps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.StubPlatform;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ServiceProblem;

/** NRPS 2.0 against a real HTTP server. */
@OnH2
class NamesRoleServiceTests {

    private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

    private final StubPlatform platform = new StubPlatform();
    private final List<Member> members = new ArrayList<>();

    @Autowired
    private NamesRoleService service;

    @Autowired
    private LtiRegistrations registrations;

    private RosterAccess access;

    @BeforeEach
    void registered() {
        access = new RosterAccess(platform.registeredWith(registrations, null).id(), "2");
        platform.givesToken("token-1", 3600);
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Test // NRPS 2.0, 2.3: media type and scope
    @Requirement(75)
    @Quirk("moodle N5")
    void asksByTheExactMediaTypeAndTheOneScope() {
        list("/members", member("4"));
        read();

        platform.server.verify(getRequestedFor(urlEqualTo("/members"))
                .withHeader("Accept", equalTo("application/vnd.ims.lti-nrps.v2.membershipcontainer+json"))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withHeader("Content-Type", absent()));
        assertThat(StubPlatform.form(platform.tokenRequests().get(0))).containsEntry("scope", NamesRoleService.SCOPE);
    }

    @Test // NRPS 2.0, 2.4.2: rel=next
    @Requirement(75)
    void followsTheNextPageVerbatim() {
        page("/members", "/more?p=%2Fx&b=1", member("4"));
        platform.server.stubFor(get(urlEqualTo("/more?p=%2Fx&b=1")).willReturn(okJson(container(member("5")))));

        assertThat(read().members()).isEqualTo(2);
        assertThat(members).extracting(Member::userId).containsExactly("4", "5");
    }

    @Test // Moodle gives all at once where no limit is asked for
    @Requirement(75)
    @Quirk("moodle N4")
    void readsTenThousandMembersInOneAnswer() {
        String all = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"user_id\":\"%d\",\"roles\":[\"Learner\"],\"name\":\"%s\",\"message\":\"%s\"}"
                        .formatted(i, "N".repeat(40), "x".repeat(400)))
                .collect(Collectors.joining(","));
        list("/members", all);

        assertThat(read().members()).isEqualTo(10_000);
        platform.server.verify(getRequestedFor(urlEqualTo("/members")));
    }

    @ParameterizedTest // Canvas gives fifty a page, Schoology at most a hundred
    @ValueSource(ints = {50, 100})
    @Requirement(75)
    @Quirk({"canvas nrps", "schoology nrps", "brightspace nrps", "sakai nrps"})
    void readsTenThousandMembersOnAsManyPagesAsThereAre(int size) {
        int pages = 10_000 / size;
        for (int page = 0; page < pages; page++) {
            String some = IntStream.range(page * size, (page + 1) * size)
                    .mapToObj(i -> member(String.valueOf(i)))
                    .collect(Collectors.joining(","));
            String path = page == 0 ? "/members" : "/members-" + page;
            if (page == pages - 1) {
                list(path, some);
            } else {
                page(path, "/members-" + (page + 1), some);
            }
        }

        assertThat(read().members()).isEqualTo(10_000);
    }

    @Test // Open edX gave no Link header at all; what came is then the list
    @Quirk("openedx nrps")
    void takesAListWithoutLinksForTheWhole() {
        list("/members", member("4"));

        assertThat(read()).isEqualTo(new MembersRead(1, null));
    }

    @Test
    @Requirement(75)
    void refusesPagesThatGoInCircles() {
        page("/members", "/more", member("4"));
        page("/more", "/members", member("5"));

        assertThat(problem()).isInstanceOf(PlatformRefused.class).hasMessageContaining("circles");
    }

    @Test
    @Requirement(75)
    void takesItsTokenToNoOtherOrigin() {
        platform.server.stubFor(get(urlPathEqualTo("/members"))
                .willReturn(okJson(container(member("4")))
                        .withHeader(
                                "Link", "<http://127.0.0.1:%d/x>; rel=\"next\"".formatted(platform.server.port()))));

        assertThat(problem()).isInstanceOf(PlatformRefused.class).hasMessageContaining("another site");
        platform.server.verify(0, getRequestedFor(urlPathEqualTo("/x")));
    }

    @Test // NRPS 2.0, 2.4.3: what changes while later pages are read is told again, not missed
    @Requirement(76)
    void remembersTheDifferencesOfTheFirstPage() {
        platform.server.stubFor(get(urlPathEqualTo("/members"))
                .willReturn(okJson(container(member("4")))
                        .withHeader(
                                "Link",
                                "<%s>; rel=\"next\", <%s>; rel=\"differences\""
                                        .formatted(platform.url("/more"), platform.url("/changes?since=1")))));
        platform.server.stubFor(get(urlPathEqualTo("/more"))
                .willReturn(okJson(container(member("5")))
                        .withHeader("Link", "<%s>; rel=\"differences\"".formatted(platform.url("/changes?since=2")))));

        assertThat(read().differences()).isEqualTo(address("/changes?since=1"));
    }

    @Test // NRPS 2.0, 2.2: status
    @Requirement(76)
    void readsWhatHasChanged() {
        list(
                "/changes",
                "{\"user_id\":\"4\",\"roles\":[],\"status\":\"Deleted\"},{\"user_id\":\"5\",\"roles\":[],\"status\":\"Inactive\"},"
                        + "{\"user_id\":\"6\",\"roles\":[],\"status\":\"Active\"}");
        service.changes(access, address("/members"), address("/changes"), members::add);

        assertThat(members)
                .extracting(Member::status)
                .containsExactly(MemberStatus.DELETED, MemberStatus.INACTIVE, MemberStatus.ACTIVE);
    }

    @Test
    @Requirement(76)
    void takesNoDifferencesFromAnotherOrigin() {
        ServiceProblem problem = catchThrowableOfType(
                ServiceProblem.class,
                () -> service.changes(
                        access, address("/members"), URI.create("http://127.0.0.1:1/changes"), members::add));

        assertThat(problem).isInstanceOf(PlatformRefused.class);
    }

    @Test
    @Requirement(76)
    void takesWhoHasNoStatusForActive() {
        list("/members", "{\"user_id\":\"4\",\"roles\":[\"Learner\"]}");
        read();

        assertThat(members).extracting(Member::status).containsExactly(MemberStatus.ACTIVE);
    }

    @Test
    @Quirk("moodle N2")
    void takesShortRolesAndUrisForTheSame() {
        list(
                "/members",
                "{\"user_id\":\"4\",\"roles\":[\"Learner\"]},{\"user_id\":\"5\",\"roles\":[\"%s\"]},{\"user_id\":\"6\",\"roles\":[\"Instructor\"]}"
                        .formatted(LEARNER));
        read();

        assertThat(members).extracting(Member::isLearner).containsExactly(true, true, false);
    }

    @ParameterizedTest // NRPS 2.0, 3.2: rlid
    @ValueSource(strings = {"/members?", "/members?type_id=2&"})
    @Requirement(77)
    void addsTheResourceLinkEncoded(String start) {
        platform.server.stubFor(get(urlPathEqualTo("/members")).willReturn(okJson(container(member("4")))));
        service.members(
                access,
                address(start.substring(0, start.length() - 1)),
                new MemberFilter(null, "a b&c=d/é", null),
                members::add);

        platform.server.verify(getRequestedFor(urlEqualTo(start + "rlid=a%20b%26c%3Dd%2F%C3%A9")));
    }

    @Test // Moodle's next link lacks the role
    @Requirement(77)
    @Quirk("moodle N4")
    void keepsToTheRoleThatTheSecondPageForgets() {
        platform.server.stubFor(get(urlEqualTo("/members?role=Learner&limit=1"))
                .willReturn(okJson(container(member("4")))
                        .withHeader("Link", "<%s>; rel=\"next\"".formatted(platform.url("/members?limit=1&from=1")))));
        list("/members?limit=1&from=1", "{\"user_id\":\"5\",\"roles\":[\"Instructor\"]}," + member("6"));
        service.members(access, address("/members"), new MemberFilter("Learner", null, 1), members::add);

        assertThat(members).extracting(Member::userId).containsExactly("4", "6");
    }

    @Test
    @Requirement(77)
    @Quirk({"sakai launch", "moodle nrps"})
    void keepsMembersWithoutName() {
        list("/members", "{\"user_id\":\"4\",\"roles\":[]},{\"user_id\":\"5\",\"roles\":[],\"family_name\":\"Lee\"}");
        read();

        assertThat(members).extracting(Member::name).containsExactly(null, "Lee");
    }

    @Test // a number is an id too; an entry that names nobody is nobody
    void leavesOutEntriesThatNameNobody() {
        list("/members", "{\"user_id\":7,\"roles\":[]},{\"roles\":[]},{\"user_id\":\"%s\"}".formatted("x".repeat(256)));
        read();

        assertThat(members).extracting(Member::userId).containsExactly("7");
    }

    @Test
    @Requirement(53)
    void renewsARefusedTokenOnceAndStops() {
        answers(aResponse().withStatus(401));

        assertThat(problem()).isInstanceOf(PlatformRefused.class);
        platform.server.verify(2, getRequestedFor(urlPathEqualTo("/members")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void comesAgainWhenThePlatformIsBusy(int status) {
        answers(aResponse().withStatus(status).withHeader("Retry-After", "120"));

        assertThat(((PlatformBusy) problem()).waitAtLeast()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void stopsWithThePlatformsWords() {
        answers(aResponse().withStatus(403).withBody("{\"errors\":[{\"message\":\"Not allowed here\"}]}"));

        assertThat(problem()).isInstanceOf(PlatformRefused.class).hasMessage("Not allowed here");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void comesAgainWhenTheLineBreaks(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThat(problem()).isInstanceOf(PlatformBusy.class);
    }

    // Whoever is missing from a list may lose access: what is no whole list must not pass for one.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Please sign in</html>",
                "[]",
                "{}",
                "{\"members\":null}",
                "{\"members\":{}}",
                "{\"members\":[{\"user_id\":\"4\"},null]}",
                "{\"members\":[{\"user_id\":\"4\"}",
                "{\"members\":[{\"user_id\":"
            })
    @Requirement(75)
    void refusesWhatIsNoList(String body) {
        answers(okJson(body));

        assertThat(problem()).isInstanceOf(PlatformRefused.class);
    }

    @Test
    @Requirement(80)
    void callsNoPrivateAddress() {
        ServiceProblem problem = catchThrowableOfType(
                ServiceProblem.class,
                () -> service.members(
                        access, URI.create("https://10.0.0.1/members"), MemberFilter.EVERYONE, members::add));

        assertThat(problem).isInstanceOf(PlatformRefused.class);
    }

    private MembersRead read() {
        return service.members(access, address("/members"), MemberFilter.EVERYONE, members::add);
    }

    private ServiceProblem problem() {
        return catchThrowableOfType(ServiceProblem.class, this::read);
    }

    private URI address(String path) {
        return URI.create(platform.url(path));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        platform.server.stubFor(get(urlPathEqualTo("/members")).willReturn(answer));
    }

    private void list(String path, String members) {
        platform.server.stubFor(get(urlEqualTo(path)).willReturn(okJson(container(members))));
    }

    private void page(String path, String next, String members) {
        platform.server.stubFor(get(urlEqualTo(path))
                .willReturn(
                        okJson(container(members)).withHeader("Link", "<" + platform.url(next) + ">; rel=\"next\"")));
    }

    private static String container(String members) {
        return "{\"id\":\"x\",\"context\":{\"id\":\"2\",\"label\":\"PD101\"},\"members\":[" + members
                + "],\"more\":[1]}";
    }

    private static String member(String id) {
        return "{\"user_id\":\"%s\",\"roles\":[\"%s\"],\"email\":\"%s@example.org\"}".formatted(id, LEARNER, id);
    }
}
