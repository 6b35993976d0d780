package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

@OnH2
class PassbackPageTests {

    @Autowired
    MockMvc web;

    @Autowired
    LaunchLandings landings;

    @Autowired
    GradePassback passback;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    SessionFactory sessions;

    DistrictId district;
    TestLaunches course;
    DefinitionVersion definition;
    PersonId jordan;
    PersonId lee;
    SubmissionId submission;

    @BeforeEach
    void anAwardThatReachedNoGradebook() {
        district = districts.named("District " + UUID.randomUUID());
        course = TestLaunches.in(district);
        definition = definitions.published(district).get(0);
        jordan = people.seen(district, TestLaunches.ISSUER, "sub-4", "Jordan Reyes");
        lee = people.seen(district, TestLaunches.ISSUER, "sub-7", "Lee");
        people.give(Role.LEAD, lee, district, null, "Leads the programme");
        submission = submissions.start(definition.definition(), jordan, district);
        LtiLaunch launch = launch();
        landings.landing(launch, course.person(jordan, launch));
        transaction.executeWithoutResult(status -> passback.on(new DecisionMade(
                submission,
                definition.definition(),
                definition.id(),
                jordan,
                district,
                Outcome.AWARDED,
                clock.instant())));
        TestJobs.runDue(context, clock.instant());
    }

    @Test
    @Requirement(73)
    void showsALeadWhoseScoreDidNotArriveAndWhy() throws Exception {
        web.perform(get("/admin/passback").with(authentication(as(lee))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Jordan Reyes: " + definition.title())))
                .andExpect(content().string(Matchers.containsString("has no gradebook column")));
    }

    @Test
    @Requirement(73)
    void showsTheOperatorEveryDistrictAndTheReceiptsOfOne() throws Exception {
        Authentication operator = UsernamePasswordAuthenticationToken.authenticated(
                "operator", null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));
        web.perform(get("/admin/passback").with(authentication(operator)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.containsString(districts.card(district).name())));
        web.perform(get("/admin/passback?district=" + district).with(authentication(operator)))
                .andExpect(content().string(Matchers.containsString("Jordan Reyes: " + definition.title())));
    }

    @Test
    void isNotThereForATeacher() throws Exception {
        web.perform(get("/admin/passback").with(authentication(as(jordan)))).andExpect(status().isNotFound());
    }

    @Test
    void letsALeadSendAgain() throws Exception {
        web.perform(post("/admin/passback/" + district + "/" + failed() + "/send")
                        .with(authentication(as(lee)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/passback?district=" + district));
    }

    @Test
    void letsALeadSendNothingOfAnotherDistrict() throws Exception {
        DistrictId other = districts.named("Other " + UUID.randomUUID());
        web.perform(post("/admin/passback/" + other + "/" + failed() + "/send")
                        .with(authentication(as(lee)))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    @Requirement(73)
    void showsTheEarnerWhatTheGradebookWasTold() throws Exception {
        web.perform(get("/submissions/" + submission + "/grade").with(authentication(as(jordan))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Teacher Competency Pathway")))
                .andExpect(content().string(Matchers.containsString("Send again")));
    }

    @Test
    void showsAnEarnersGradebookToNobodyElse() throws Exception {
        web.perform(get("/submissions/" + submission + "/grade").with(authentication(as(lee))))
                .andExpect(status().isNotFound());
    }

    @Test
    void letsTheEarnerSendAgain() throws Exception {
        web.perform(post("/submissions/" + submission + "/grade/" + failed() + "/send")
                        .with(authentication(as(jordan)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/submissions/" + submission + "/grade"));
    }

    @Test
    @Requirement(73)
    void showsTheEarnerHowItStandsOnTheirOwnPage() throws Exception {
        web.perform(get("/submissions/" + submission).with(authentication(as(jordan))))
                .andExpect(content().string(Matchers.containsString("has not taken your grade")));
    }

    @Test
    @Requirement(73)
    void asksAsOftenForAHundredReceiptsAsForOne() throws Exception {
        Statistics statistics = sessions.getStatistics();
        web.perform(get("/admin/passback").with(authentication(as(lee))));
        statistics.clear();
        web.perform(get("/admin/passback").with(authentication(as(lee))));
        long one = statistics.getPrepareStatementCount();
        for (int i = 0; i < 60; i++) {
            awarded(people.seen(district, TestLaunches.ISSUER, "sub-1" + i, "Earner " + i), "sub-1" + i);
        }
        TestJobs.runDue(context, clock.instant());
        statistics.clear();

        web.perform(get("/admin/passback").with(authentication(as(lee))))
                .andExpect(content().string(Matchers.containsString("Did not arrive (61)")))
                .andExpect(content().string(Matchers.containsString("page=1")));

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(one).isLessThanOrEqualTo(8);
    }

    @Test
    void letsALeadReadTheSecondPage() throws Exception {
        web.perform(get("/admin/passback?show=arrived&page=3").with(authentication(as(lee))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Nothing has been sent yet")));
    }

    @Test
    @Requirement(54)
    void showsALeadWhereGradesAreNotTakenBeforeAnyoneBegins() throws Exception {
        web.perform(get("/admin/passback/places").with(authentication(as(lee))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Teacher Competency Pathway")))
                .andExpect(content().string(Matchers.containsString("is not active")));
    }

    @Test
    void showsPlacesToNoTeacher() throws Exception {
        web.perform(get("/admin/passback/places").with(authentication(as(jordan))))
                .andExpect(status().isNotFound());
    }

    @Test
    @Requirement(74)
    void letsALeadAndTheEarnerAskTheGradebook() throws Exception {
        web.perform(post("/admin/passback/" + district + "/" + failed() + "/read")
                        .with(authentication(as(lee)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/admin/passback?district=" + district));
        web.perform(post("/submissions/" + submission + "/grade/" + failed() + "/read")
                        .with(authentication(as(jordan)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/submissions/" + submission + "/grade"));
    }

    // Whatever an LMS says stays text
    @Test
    @Requirement(73)
    void showsTheWordsOfAnLmsEscaped() throws Exception {
        context.getBean(JdbcClient.class)
                .sql("update score_publication set status = 'REFUSED', refusal = 'OTHER',"
                        + " answer = '<script>alert(1)</script>' where district_id = ?")
                .param(district.id())
                .update();
        for (String page : List.of("/admin/passback", "/submissions/" + submission + "/grade")) {
            web.perform(get(page).with(authentication(as(page.startsWith("/admin") ? lee : jordan))))
                    .andExpect(content().string(Matchers.containsString("&lt;script&gt;alert(1)")))
                    .andExpect(content().string(Matchers.not(Matchers.containsString("<script>alert"))));
        }
    }

    private void awarded(PersonId earner, String sub) {
        SubmissionId made = submissions.start(definition.definition(), earner, district);
        LtiLaunch launch = course.resource(
                sub, TestLaunches.LEARNER, "link-1", definition.definition().toString(), null);
        landings.landing(launch, course.person(earner, launch));
        transaction.executeWithoutResult(status -> passback.on(new DecisionMade(
                made, definition.definition(), definition.id(), earner, district, Outcome.AWARDED, clock.instant())));
    }

    private String failed() {
        return passback.receipts(district, Receipts.Show.FAILED, 0, null)
                .lines()
                .get(0)
                .id();
    }

    private LtiLaunch launch() {
        return course.resource(
                "sub-4", TestLaunches.LEARNER, "link-1", definition.definition().toString(), null);
    }

    private Authentication as(PersonId person) {
        return UsernamePasswordAuthenticationToken.authenticated(course.person(person, launch()), null, List.of());
    }
}
