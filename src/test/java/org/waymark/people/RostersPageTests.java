package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MemberStatus;
import org.waymark.lti.nrps.MembersRead;

@OnH2
class RostersPageTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Rosters rosters;

    @Autowired
    RosterRecords records;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EntityManagerFactory factory;

    private final UUID lms = UUID.randomUUID();
    private DistrictId district;
    private Authentication lead;

    @BeforeEach
    void course() {
        district = test.district();
        lead = TestPeople.as(test.person(district, "Lee Lead", Role.LEAD), district);
        launched("7", lms);
    }

    @Test
    void showsHowManyAndNeverWho() {
        RosterReading reading = begin("7");
        records.take(reading, List.of(new Member("sub-tess", List.of("Learner"), MemberStatus.ACTIVE, "Tess Arnold")));
        records.finish(reading, new MembersRead(1, null));

        assertThat(get(lead))
                .hasStatusOk()
                .bodyText()
                .contains("Course 7", "Up to date", "Active members</dt><dd>1</dd>");
        assertThat(get(lead)).bodyText().doesNotContain("Tess Arnold", "sub-tess");
    }

    @Test
    void saysWhatToDoWhenTheLmsRefuses() {
        records.failed(begin("7"), RosterProblem.REFUSED, "Service <b>off</b>");

        assertThat(get(lead))
                .bodyText()
                .contains(
                        "Ask its administrator whether the Names and Roles service is allowed", "Service &lt;b&gt;off");
    }

    @Test
    void showsTheOperatorAnyDistrict() {
        assertThat(page("/admin/rosters?district=" + district, TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("Course 7", "Waits");
    }

    @Test
    void asksTheOperatorForTheDistrict() {
        test.district();

        assertThat(get(TestPeople.asOperator()))
                .hasStatusOk()
                .bodyText()
                .contains("/admin/rosters?district=" + district)
                .doesNotContain("Course 7");
    }

    @Test
    void showsAnLmsAdministratorTheirOwnLmsAlone() {
        launched("8", UUID.randomUUID());

        assertThat(get(administrator(lms)))
                .hasStatusOk()
                .bodyText()
                .contains("Course 7")
                .doesNotContain("Course 8");
    }

    @Test
    void showsALeadTheirOwnDistrictWhateverIsAsked() {
        DistrictId mine = district;
        district = test.district();
        launched("9", lms);

        assertThat(page("/admin/rosters?district=" + district, lead))
                .bodyText()
                .contains("Course 7")
                .doesNotContain("Course 9");
        district = mine;
    }

    @Test
    void isNotThereForOthers() {
        assertThat(get(TestPeople.as(test.person(district, "Jordan Lee"), district)))
                .hasStatus(404);
    }

    @Test
    void costsTheSameForManyCoursesAsForOne() {
        long one = statements();
        for (int i = 20; i < 40; i++) {
            launched(String.valueOf(i), lms);
        }

        assertThat(statements()).isEqualTo(one);
    }

    @Test
    void isReadWhenSomebodyWants() {
        clear();
        clock.advance(Duration.ofMinutes(2));
        assertThat(readNow("7", lead)).hasRedirectedUrl("/admin/rosters?district=" + district);
        assertThat(due("7")).isEqualTo(1);
    }

    @Test // two clicks are one wish
    void isNotReadTwiceInAMinute() {
        clock.advance(Duration.ofMinutes(2));
        readNow("7", lead);
        clear();
        readNow("7", lead);

        assertThat(due("7")).isZero();
    }

    @Test
    void isReadForNobodyElse() {
        assertThat(readNow("7", TestPeople.as(test.person(district, "Jordan Lee"), district)))
                .hasStatus(404);
        assertThat(readNow("7", administrator(UUID.randomUUID()))).hasStatus(404);
        assertThat(readNow("7", TestPeople.as(test.person(test.district(), "Far Lead", Role.LEAD), test.district())))
                .hasStatus(404);
    }

    private Authentication administrator(UUID registration) {
        return TestPeople.as(new SignedInPerson(
                test.person(district, "Admin"),
                district,
                registration,
                "Admin",
                false,
                true,
                true,
                TestPeople.ISSUER,
                null,
                "en",
                "UTC"));
    }

    private void launched(String course, UUID registration) {
        rosters.launched(new LtiLaunch(
                registration,
                district.id(),
                TestPeople.ISSUER,
                "client-1",
                "1",
                "sub-tess",
                null,
                List.of(),
                LtiLaunch.RESOURCE_LINK,
                "http://localhost:8080/lti/launch",
                null,
                new LtiLaunch.Context(course, null, "Course " + course),
                Map.of(),
                null,
                null,
                null,
                new LtiLaunch.Presentation(null, null, null),
                "https://lms.example",
                new LtiLaunch.Fellows("https://lms.example/members", null, Set.of())));
    }

    private RosterReading begin(String course) {
        return records.begin(new RosterDue(id(course).id(), district.id())).orElseThrow();
    }

    private CourseRosterId id(String course) {
        return rosters.all(new RosterDesk(district, null, "test")).stream()
                .filter(roster -> roster.contextId().equals(course))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private int due(String course) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = ?")
                .param("roster|" + id(course))
                .query(Integer.class)
                .single();
    }

    private void clear() {
        jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                .param("roster|" + id("7"))
                .update();
    }

    private long statements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        get(lead);
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(Authentication who) {
        return page("/admin/rosters", who);
    }

    private MvcTestResult page(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult readNow(String course, Authentication who) {
        return web.post()
                .uri("/admin/rosters/" + id(course) + "/read")
                .param("district", district.toString())
                .with(csrf())
                .with(authentication(who))
                .exchange();
    }
}
