package org.waymark.people;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.jobs.TestJobs;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.StubPlatform;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MemberStatus;

abstract class RostersContract {

    private static final String LEARNER = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";
    private static final String INSTRUCTOR = "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";
    private static final String TESS = "sub-tess";
    private static final String TOM = "sub-tom";

    @Autowired
    Rosters rosters;

    @Autowired
    RosterSync sync;

    @Autowired
    RosterRecords records;

    @Autowired
    ClosedAccess access;

    @Autowired
    LaunchSignIn signIn;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    private final StubPlatform platform = new StubPlatform();
    private DistrictId district;
    private PlatformRegistration lms;

    @BeforeEach
    void connected() {
        district = test.district();
        lms = platform.registeredWith(registrations, null);
        platform.givesToken("token-1", 3600);
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @Test
    @Requirement(75)
    void isReadAfterALaunchThatSaysWhere() {
        lists("7", learner(TESS), learner(TOM));
        launch(TESS, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());

        assertThat(roster("7").members()).isEqualTo(2);
        assertThat(roster("7").readAt()).isEqualTo(clock.instant());
    }

    @Test
    void isReadAtMostOnceAnHourHoweverManyLaunch() {
        lists("7", learner(TESS));
        launch(TESS, "7", LEARNER);
        launch(TOM, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofMinutes(59));
        launch(TESS, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());
        assertAsked(1, "/members-7");

        clock.advance(Duration.ofMinutes(2));
        launch(TESS, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());
        assertAsked(2, "/members-7");
    }

    @Test
    void isReadOnceADay() {
        lists("7", learner(TESS));
        launch(TESS, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofHours(24));
        rosters.readDue();
        rosters.readDue();
        TestJobs.runDue(context, clock.instant());

        assertAsked(2, "/members-7");
    }

    @Test
    void isLeftAloneWhereNobodyLaunchesAnyMore() {
        lists("7", learner(TESS));
        launch(TESS, "7", LEARNER);
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofDays(91));
        rosters.readDue();
        TestJobs.runDue(context, clock.instant());

        assertAsked(1, "/members-7");
    }

    @Test // NRPS absent: people are known from their launches
    @Requirement(78)
    @Quirk("others nrps")
    void isNoneWhereTheLaunchDoesNotSay() {
        PersonId tess = signIn(launchOf(TESS, null, "7", LEARNER, null));

        assertThat(rosters.all(new RosterDesk(district, null, "test"))).isEmpty();
        assertThat(people.identities(tess, district)).containsExactly(new People.LmsIdentity(lms.issuer(), TESS));
    }

    @Test
    void makesNobodyAPersonWhoIsOnlyListed() {
        lists("7", learner(TESS), learner(TOM));
        launched(TESS, "7");

        assertThat(jdbc.sql("select count(*) from person where district_id = ?")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepsNoNameOfWhoNeverLaunched() {
        lists("7", "{\"user_id\":\"%s\",\"roles\":[],\"name\":\"Tom Rivera\",\"email\":\"tom@x.org\"}".formatted(TOM));
        launched(TESS, "7");

        assertThat(jdbc.sql("select * from roster_member where district_id = ?")
                        .param(district.id())
                        .query()
                        .listOfRows()
                        .toString())
                .contains(TOM)
                .doesNotContain("Rivera", "tom@x.org");
    }

    @Test // Moodle never says Inactive: its members vanish
    @Requirement(76)
    @Quirk("moodle N3")
    void closesAccessOfWhomTheListLeavesOut() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        PersonId tom = launched(TOM, "7");
        lists("7", learner(TOM));
        read("7");

        assertThat(access.isClosed(tess, district)).isTrue();
        assertThat(access.isClosed(tom, district)).isFalse();
        assertThat(roster("7").members()).isEqualTo(1);
    }

    @Test // NRPS 2.0, 2.2
    @Requirement(76)
    void closesAccessOfWhomTheListCallsInactive() {
        lists("7", learner(TESS));
        PersonId tess = launched(TESS, "7");
        lists(
                "7",
                "{\"user_id\":\"%s\",\"roles\":[\"Learner\"],\"status\":\"Inactive\"}".formatted(TESS),
                learner(TOM));
        read("7");

        assertThat(access.isClosed(tess, district)).isTrue();
    }

    @Test
    void keepsAccessOfWhoIsActiveInAnotherCourse() {
        lists("7", learner(TESS), learner(TOM));
        lists("8", learner(TESS));
        PersonId tess = launched(TESS, "7");
        launched(TESS, "8");
        lists("7", learner(TOM));
        read("7");
        assertThat(access.isClosed(tess, district)).isFalse();

        lists("8", learner(TOM));
        read("8");
        assertThat(access.isClosed(tess, district)).isTrue();
    }

    @Test
    void keepsAccessOfWhoHoldsARoleInWaymark() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        people.give(Role.REVIEWER, tess, district, null, "Trained");
        lists("7", learner(TOM));
        read("7");

        assertThat(access.isClosed(tess, district)).isFalse();
    }

    @Test // administrators launch without being listed
    @Quirk("moodle N3")
    void closesNothingForWhoWasNeverListed() {
        lists("7", learner(TOM));
        PersonId admin = launched("sub-admin", "7");
        read("7");

        assertThat(access.isClosed(admin, district)).isFalse();
    }

    @Test
    void givesAccessBackAtTheNextLaunchWhateverTheListSays() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        lists("7", learner(TOM));
        read("7");
        launch(TESS, "7", LEARNER);
        assertThat(access.isClosed(tess, district)).isFalse();

        read("7");
        assertThat(access.isClosed(tess, district)).isFalse();
    }

    @Test
    void closesNothingInAnotherDistrict() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        DistrictId mine = district;
        DistrictId theirs = test.district();
        PersonId namesake = people.seen(theirs, lms.issuer(), TESS, null);
        lists("7", learner(TOM));
        read("7");

        assertThat(access.isClosed(tess, mine)).isTrue();
        assertThat(access.isClosed(namesake, theirs)).isFalse();
    }

    @Test // a non-editing teacher is Instructor in the launch and Learner in the list
    @Quirk("moodle N2")
    void believesTheLaunchAboutARole() {
        lists("7", learner(TESS), learner(TOM));
        launched(TESS, "7");
        launch(TESS, "7", INSTRUCTOR);
        read("7");

        assertThat(standing(TESS).learner()).isFalse();
        assertThat(standing(TOM).learner()).isTrue();
    }

    @Test // NRPS 2.0, 2.4.3: a list of changes says nothing of whom it does not name
    @Requirement(76)
    void isRefreshedByWhatHasChanged() {
        listsWithDifferences("7", "/changes?since=1", learner(TESS), learner(TOM));
        PersonId tom = launch(TOM, "7", LEARNER);
        PersonId tess = launched(TESS, "7");
        platform.server.stubFor(get(urlEqualTo("/changes?since=1"))
                .willReturn(okJson(
                                container("{\"user_id\":\"%s\",\"roles\":[],\"status\":\"Deleted\"}".formatted(TESS)))
                        .withHeader("Link", "<" + platform.url("/changes?since=2") + ">; rel=\"differences\"")));
        read("7");

        assertAsked(1, "/members-7");
        assertThat(access.isClosed(tess, district)).isTrue();
        assertThat(access.isClosed(tom, district)).isFalse();
        assertThat(differences("7")).endsWith("/changes?since=2");
    }

    @Test
    @Requirement(76)
    void isReadAsAWholeWhenTheChangesAreRefused() {
        listsWithDifferences("7", "/changes?since=1", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        platform.server.stubFor(
                get(urlPathEqualTo("/changes")).willReturn(aResponse().withStatus(410)));
        lists("7", learner(TOM));
        read("7");

        assertThat(access.isClosed(tess, district)).isTrue();
        assertThat(differences("7")).isNull();
    }

    @Test // changes may get lost
    @Requirement(76)
    void isReadAsAWholeEachWeek() {
        listsWithDifferences("7", "/changes?since=1", learner(TESS));
        launched(TESS, "7");
        clock.advance(Duration.ofDays(8));
        read("7");

        assertAsked(2, "/members-7");
        assertAsked(0, "/changes");
    }

    @Test
    @Requirement(75)
    void shutsNobodyOutByAListThatBreaksOff() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");
        platform.server.stubFor(get(urlPathEqualTo("/members-7"))
                .willReturn(okJson(container(learner(TOM)))
                        .withHeader("Link", "<" + platform.url("/more") + ">; rel=\"next\"")));
        platform.server.stubFor(
                get(urlPathEqualTo("/more")).willReturn(aResponse().withStatus(503)));

        assertThatThrownBy(() -> read("7")).isInstanceOf(TryLater.class);
        assertThat(access.isClosed(tess, district)).isFalse();
        assertThat(roster("7").problem()).isEqualTo(RosterProblem.BUSY);
    }

    @Test
    void shutsNobodyOutByAnEmptyList() {
        lists("7", learner(TESS));
        PersonId tess = launched(TESS, "7");
        lists("7");
        read("7");

        assertThat(access.isClosed(tess, district)).isFalse();
        assertThat(roster("7").problem()).isEqualTo(RosterProblem.EMPTY);
        assertThat(roster("7").members()).isEqualTo(1);
    }

    @Test
    void saysWhyItCouldNotBeReadUntilItCan() {
        platform.server.stubFor(get(urlPathEqualTo("/members-7"))
                .willReturn(aResponse().withStatus(403).withBody("{\"error\":\"Service is off\"}")));
        launch(TESS, "7", LEARNER);
        read("7");
        assertThat(roster("7").problem()).isEqualTo(RosterProblem.REFUSED);
        assertThat(roster("7").words()).isEqualTo("Service is off");

        lists("7", learner(TESS));
        read("7");
        assertThat(roster("7").problem()).isNull();
    }

    @Test
    void isWrittenByItsLatestReadingAlone() {
        lists("7", learner(TESS));
        launched(TESS, "7");
        RosterDue due = new RosterDue(roster("7").id().id(), district.id());
        RosterReading slow = records.begin(due).orElseThrow();
        records.begin(due);

        assertThatThrownBy(() -> records.take(slow, List.of(new Member(TESS, List.of(), MemberStatus.INACTIVE, null))))
                .isInstanceOf(RosterRecords.Overtaken.class);
        assertThat(standing(TESS).active()).isTrue();
    }

    @Test
    @Requirement(75)
    void takesInMoreMembersThanOneTransactionHolds() {
        String[] many =
                IntStream.range(0, 1201).mapToObj(i -> learner("sub-" + i)).toArray(String[]::new);
        lists("7", many);
        launched(TESS, "7");
        assertThat(roster("7").members()).isEqualTo(1201);

        lists("7", learner("sub-0"));
        read("7");
        assertThat(roster("7").members()).isEqualTo(1);
    }

    @Test
    @Requirement(77)
    void namesWhoLaunchedWithoutANameAsTheCourseDoes() {
        lists("7", named(TESS, "Tess Arnold"));
        PersonId tess = signIn(launchOf(TESS, null, "7", LEARNER, platform.url("/members-7")));
        read("7");
        assertThat(people.names(Set.of(tess), district)).containsEntry(tess, "Tess Arnold");

        signIn(launchOf(TESS, null, "7", LEARNER, platform.url("/members-7")));
        assertThat(people.names(Set.of(tess), district)).containsEntry(tess, "Tess Arnold");
    }

    @Test
    void prefersTheNameOfTheLaunch() {
        lists("7", named(TESS, "Arnold, T."));
        PersonId tess = launched(TESS, "7");

        assertThat(people.names(Set.of(tess), district)).containsEntry(tess, "Jordan Lee");
    }

    @Test // the course's own title and address, as told last
    void followsWhatTheLaunchesTell() {
        lists("7", learner(TESS));
        lists("9", learner(TESS), learner(TOM));
        launched(TESS, "7");
        signIn(launchOf(TESS, "Jordan Lee", "7", LEARNER, platform.url("/members-9")));
        read("7");

        assertThat(roster("7").members()).isEqualTo(2);
        assertThat(roster("7").course()).isEqualTo("Course 7");
    }

    @Test
    void tellsWhatIsKeptOfAPerson() {
        lists("7", learner(TESS), learner(TOM));
        PersonId tess = launched(TESS, "7");

        assertThat(rosters.of(tess, district))
                .containsExactly(new RosterListing("Course 7", "7", true, true, clock.instant()));
    }

    @Test // Course Groups Service 1.0
    @Quirk("blackboard nrps")
    void namesTheGroupsOfTheCourseWhereALaunchOffersThem() {
        lists("7", learner(TESS));
        platform.server.stubFor(
                get(urlPathEqualTo("/groups-7"))
                        .willReturn(
                                okJson(
                                        "{\"groups\":[{\"id\":\"1\",\"name\":\"Read\\u0000ers\"},{\"id\":\"2\",\"name\":\"Writers\"}]}")));
        launched(TESS, "7");
        assertThat(roster("7").groups()).isEmpty();

        signIn(withGroups(launchOf(TESS, "Jordan Lee", "7", LEARNER, platform.url("/members-7"))));
        read("7");

        assertThat(roster("7").groups()).containsExactly("Readers", "Writers");
        launched(TESS, "7");
        assertThat(roster("7").groups()).isEmpty();
    }

    @Test // Course Groups Service 1.0
    void isReadAlsoWhereItsGroupsAreRefused() {
        lists("7", learner(TESS));
        platform.server.stubFor(
                get(urlPathEqualTo("/groups-7")).willReturn(aResponse().withStatus(403)));
        signIn(withGroups(launchOf(TESS, "Jordan Lee", "7", LEARNER, platform.url("/members-7"))));
        read("7");

        assertThat(roster("7").problem()).isNull();
        assertThat(roster("7").members()).isEqualTo(1);
        assertThat(roster("7").groups()).isEmpty();
    }

    private PersonId launched(String sub, String course) {
        PersonId person = launch(sub, course, LEARNER);
        read(course);
        return person;
    }

    private PersonId launch(String sub, String course, String role) {
        return signIn(launchOf(sub, "Jordan Lee", course, role, platform.url("/members-" + course)));
    }

    private PersonId signIn(LtiLaunch launch) {
        return ((SignedInPerson) signIn.loadUser(launch)).id();
    }

    private void read(String course) {
        sync.run(new RosterDue(roster(course).id().id(), district.id()));
    }

    private RosterView roster(String course) {
        return rosters.all(new RosterDesk(district, lms.id(), "test")).stream()
                .filter(roster -> roster.contextId().equals(course))
                .findFirst()
                .orElseThrow();
    }

    private RosterStanding standing(String sub) {
        return rosters.standing(district, lms.id(), "1", "7", sub).orElseThrow();
    }

    private String differences(String course) {
        return (String) jdbc.sql("select differences_url from course_roster where id = ?")
                .param(roster(course).id().id())
                .query()
                .listOfRows()
                .get(0)
                .get("differences_url");
    }

    private void assertAsked(int times, String path) {
        platform.server.verify(times, getRequestedFor(urlPathEqualTo(path)));
    }

    private void lists(String course, String... members) {
        platform.server.stubFor(get(urlPathEqualTo("/members-" + course)).willReturn(okJson(container(members))));
    }

    private void listsWithDifferences(String course, String differences, String... members) {
        platform.server.stubFor(get(urlPathEqualTo("/members-" + course))
                .willReturn(okJson(container(members))
                        .withHeader("Link", "<" + platform.url(differences) + ">; rel=\"differences\"")));
    }

    private static String container(String... members) {
        return Arrays.stream(members).collect(Collectors.joining(",", "{\"members\":[", "]}"));
    }

    private static String learner(String sub) {
        return "{\"user_id\":\"%s\",\"roles\":[\"Learner\"]}".formatted(sub);
    }

    private static String named(String sub, String name) {
        return "{\"user_id\":\"%s\",\"roles\":[\"Learner\"],\"name\":\"%s\"}".formatted(sub, name);
    }

    private LtiLaunch launchOf(String sub, String name, String course, String role, String memberships) {
        return new LtiLaunch(
                lms.id(),
                district.id(),
                lms.issuer(),
                lms.clientId(),
                "1",
                sub,
                name,
                List.of(role),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                new LtiLaunch.ResourceLink("1", null, null),
                new LtiLaunch.Context(course, null, "Course " + course),
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation(null, null, "en"),
                "https://lms.example",
                new LtiLaunch.Fellows(memberships, null, Set.of()));
    }

    private LtiLaunch withGroups(LtiLaunch launch) {
        return new LtiLaunch(
                launch.registration(),
                launch.tenant(),
                launch.issuer(),
                launch.clientId(),
                launch.deploymentId(),
                launch.sub(),
                launch.name(),
                launch.roles(),
                launch.messageType(),
                launch.targetLinkUri(),
                launch.resourceLink(),
                launch.context(),
                launch.custom(),
                launch.ags(),
                launch.deepLinking(),
                launch.forUser(),
                launch.presentation(),
                launch.platformOrigin(),
                new LtiLaunch.Fellows(launch.fellows().memberships(), platform.url("/groups-7"), Set.of()));
    }
}
