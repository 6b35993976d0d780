package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** What a gradebook's "open the submission" shows, and to whom (Submission Review 1.0). */
@OnH2
class GradebookWorkTests {

    private static final String WRITTEN = "An overview of my class";

    @Autowired
    MockMvc web;

    @Autowired
    LaunchLandings landings;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    Submissions submissions;

    @Autowired
    People people;

    @Autowired
    Reviews reviews;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    TestLaunches course;
    DefinitionVersion definition;
    PersonId tess;
    PersonId ines;

    @BeforeEach
    void aLearnerAndAnInstructorOfOneCourse() {
        district = districts.named("District " + UUID.randomUUID());
        course = TestLaunches.in(district);
        definition = definitions.published(district).get(0);
        tess = people.seen(district, TestLaunches.ISSUER, "sub-4", "Tess Arnold");
        ines = people.seen(district, TestLaunches.ISSUER, "sub-6", "Ines Instructor");
        LtiLaunch launch =
                course.learner("sub-4", "link-1", definition.definition().toString());
        landings.landing(launch, course.person(tess, launch));
    }

    @Requirement(87)
    @Test
    void tellsAnInstructorNoMoreThanTheGradebookDoes() throws Exception {
        TestSubmissions.submitted(definition.definition(), tess, district, context);

        open(ines())
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Submitted on")))
                .andExpect(content().string(not(containsString(WRITTEN))))
                .andExpect(content().string(not(containsString("Tess"))));
    }

    @Requirement(87)
    @Test
    void tellsNoInstructorOfANotYet() throws Exception {
        TestReviews.notYet(definition.definition(), tess, district, context);

        open(ines())
                .andExpect(content().string(containsString("Colleagues read it")))
                .andExpect(content().string(not(containsString("ot yet"))));
    }

    @Requirement(87)
    @Test
    void tellsAnInstructorTheDayOfTheFirstAttemptWhateverCameAfter() throws Exception {
        SubmissionId first = TestReviews.notYet(definition.definition(), tess, district, context);
        String before = handedIn();
        context.getBean(TestClock.class).advance(Duration.ofDays(30));
        TestSubmissions.again(first, tess, district, context);

        assertThat(handedIn()).isEqualTo(before);
    }

    @Test
    void tellsNoInstructorWhatWasChangedSinceANotYet() throws Exception {
        SubmissionId first = TestReviews.notYet(definition.definition(), tess, district, context);
        SubmissionId second = context.getBean(Drafts.class).resubmit(first, tess, district);
        String asked = definition.content().criteria().get(1).from().iterator().next();
        context.getBean(Drafts.class).attachText(second, tess, district, asked, "More", "Another piece", Set.of("C2"));
        TestSubmissions.sayWhatChanged(second, tess, district, context);
        context.getBean(Drafts.class).submit(second, tess, district, true);
        show(second, true);

        open(ines())
                .andExpect(content().string(containsString("Another piece")))
                .andExpect(content().string(not(containsString("Each student has a part now"))))
                .andExpect(content().string(not(containsString(">New<"))));
    }

    /** Two numbers of work for one person would say that there were two attempts. */
    @Test
    void recordsALookWithoutTheNumberOfTheAttempt() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        SignedInPerson instructor = ines();

        open(instructor);

        assertThat(context.getBean(AuditLog.class)
                        .by(district.id(), List.of(instructor.id().toString())))
                .filteredOn(done -> done.verb().equals("looked-standing"))
                .singleElement()
                .satisfies(done -> assertThat(done.subject()).doesNotContain(submission.toString()));
    }

    private String handedIn() throws Exception {
        String page = open(ines()).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("Submitted on");
        return page.lines()
                .filter(line -> line.contains("Submitted on"))
                .findFirst()
                .orElseThrow();
    }

    @Requirement(87)
    @Test
    void tellsAnInstructorOfAnAward() throws Exception {
        TestReviews.awarded(definition.definition(), tess, district, context);

        open(ines())
                .andExpect(content().string(containsString("Awarded on")))
                .andExpect(content().string(not(containsString("Strength seen"))))
                .andExpect(content().string(not(containsString("See the badge"))));
    }

    @Requirement(87)
    @Test
    void tellsNoInstructorOfAnAwardThatWasRevoked() throws Exception {
        SubmissionId submission = TestReviews.awarded(definition.definition(), tess, district, context);
        revoke(submission);

        open(ines())
                .andExpect(content().string(containsString("Submitted on")))
                .andExpect(content().string(not(containsString("Awarded on"))));
    }

    @Requirement(87)
    @Test
    void tellsThatNothingWasHandedIn() throws Exception {
        submissions.start(definition.definition(), tess, district);

        open(ines()).andExpect(content().string(containsString("Nothing was submitted yet")));
    }

    @Requirement(87)
    @Test
    void opensTheEvidenceToAnInstructorWhomTheEarnerLets() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        show(submission, true);

        open(ines())
                .andExpect(content().string(containsString(WRITTEN)))
                .andExpect(content().string(not(containsString("Tess"))));

        show(submission, false);
        open(ines()).andExpect(content().string(not(containsString(WRITTEN))));
    }

    @Test
    void whatIsEarnedAnewIsNotShownBecauseTheFormerWorkWas() throws Exception {
        SubmissionId former = TestReviews.awarded(definition.definition(), tess, district, context);
        show(former, true);
        revoke(former);
        submissions.startAnew(definition.definition(), tess, district);
        SubmissionId anew = TestSubmissions.submitted(definition.definition(), tess, district, context);

        open(ines())
                .andExpect(content().string(containsString("Submitted on")))
                .andExpect(content().string(not(containsString(WRITTEN))));

        show(anew, true);
        open(ines()).andExpect(content().string(containsString(WRITTEN)));
    }

    @Requirement(87)
    @Test
    void recordsThatCaptionsWereOpened() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        show(submission, true);
        String item = submissions
                .forReview(submission, district)
                .evidence()
                .get(0)
                .id()
                .toString();
        context.getBean(JdbcClient.class)
                .sql("update evidence_item set captions = 'WEBVTT' where id = ?")
                .param(UUID.fromString(item))
                .update();
        SignedInPerson instructor = ines();

        web.perform(get(landing(instructor) + "/evidence/" + item + "/captions").with(as(instructor)))
                .andExpect(status().isOk());

        assertThat(context.getBean(AuditLog.class)
                        .by(district.id(), List.of(instructor.id().toString())))
                .anyMatch(done -> done.verb().equals("looked-work"));
    }

    @Requirement(87)
    @Test
    void opensNothingByNameToWhoReadsBlind() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        show(submission, true);
        String path = landing(ines());
        people.give(Role.REVIEWER, ines, district, null, "Trained in spring");

        assertThat(landing(ines())).isEqualTo("/work/closed?why=READER");
        // nor by an address kept from before
        web.perform(get(path).with(as(ines())))
                .andExpect(status().isForbidden())
                .andExpect(content().string(not(containsString(WRITTEN))))
                .andExpect(content().string(not(containsString("Submitted on"))));
    }

    @Requirement(87)
    @Test
    void givesNobodyToReadBlindWhatTheyReadByName() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        show(submission, true);
        open(ines());

        people.give(Role.REVIEWER, ines, district, null, "Trained in spring");

        assertThat(reviews.assignedTo(ines, district)).isEmpty();
        web.perform(post("/reviews/next").with(as(ines())).with(csrf()));
        assertThat(reviews.assignedTo(ines, district)).isEmpty();
    }

    @Requirement(87)
    @Test
    void bringsTheEarnerToTheirOwnWork() {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);
        LtiLaunch launch = course.review("sub-4", TestLaunches.LEARNER, "link-1", "sub-4");

        assertThat(landings.landing(launch, course.person(tess, launch))).isEqualTo("/submissions/" + submission);
    }

    @Requirement(87)
    @Test
    void opensNobodysWorkToAnotherLearner() throws Exception {
        PersonId tomas = people.seen(district, TestLaunches.ISSUER, "sub-5", "Tomás");
        LtiLaunch launch = course.review("sub-5", TestLaunches.LEARNER, "link-1", "sub-4");
        String path = landings.landing(launch, course.person(tomas, launch));

        assertThat(path).isEqualTo("/work/closed?why=NOT_YOURS");
        web.perform(get(path).with(as(course.person(tomas, launch)))).andExpect(status().isForbidden());
    }

    @Requirement(87)
    @Test
    void opensNothingToAnInstructorOfAnotherCourse() throws Exception {
        TestSubmissions.submitted(definition.definition(), tess, district, context);
        String path = landing(ines());
        PersonId ola = people.seen(district, TestLaunches.ISSUER, "sub-8", "Ola");
        LtiLaunch elsewhere =
                course.elsewhere("sub-8", TestLaunches.INSTRUCTOR, "99", "link-9", "Other", java.util.Map.of());
        landings.landing(elsewhere, course.person(ola, elsewhere));

        web.perform(get(path).with(as(course.person(ola, elsewhere)))).andExpect(status().isNotFound());
    }

    @Requirement(87)
    @Test
    void opensNothingToAFormerInstructorOfTheCourse() throws Exception {
        TestSubmissions.submitted(definition.definition(), tess, district, context);
        SignedInPerson arranging = ines();
        String path = landing(arranging);
        LtiLaunch learning = course.learner("sub-6", "link-1", null);

        landings.landing(learning, course.person(ines, learning));

        web.perform(get(path).with(as(arranging))).andExpect(status().isNotFound());
    }

    @Requirement(87)
    @Test
    void saysWhenTheLearnerNeverCame() {
        LtiLaunch launch = course.review("sub-6", TestLaunches.INSTRUCTOR, "link-1", "never-seen");

        assertThat(landings.landing(launch, course.person(ines, launch))).isEqualTo("/work/closed?why=NOT_OPENED");
    }

    @Requirement(87)
    @Quirk("moodle A1")
    @Test // an extra column names no link
    void findsThePlaceByItsColumnWhereNoLinkIsNamed() {
        TestSubmissions.submitted(definition.definition(), tess, district, context);
        LtiLaunch named = course.review("sub-6", TestLaunches.INSTRUCTOR, "link-1", "sub-4");
        LtiLaunch launch = new LtiLaunch(
                named.registration(),
                named.tenant(),
                named.issuer(),
                named.clientId(),
                named.deploymentId(),
                named.sub(),
                named.name(),
                named.roles(),
                named.messageType(),
                named.targetLinkUri(),
                null,
                named.context(),
                named.custom(),
                TestLaunches.ags("https://lms.example/items/link-1?type_id=1", null),
                null,
                "sub-4",
                named.presentation(),
                named.platformOrigin());

        assertThat(landings.landing(launch, course.person(ines, launch))).matches("/work/[0-9a-f-]{36}");
    }

    @Requirement(87)
    @Test
    void letsNobodyButTheEarnerDecideWhoReads() throws Exception {
        SubmissionId submission = TestSubmissions.submitted(definition.definition(), tess, district, context);

        web.perform(post("/submissions/" + submission + "/instructors")
                        .param("show", "true")
                        .with(as(ines()))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    private void revoke(SubmissionId submission) {
        Awards awards = context.getBean(Awards.class);
        awards.revoke(
                awards.forSubmission(submission, district).orElseThrow().id(),
                district,
                "lead",
                RevocationReason.OTHER,
                "Copied");
    }

    private SignedInPerson ines() {
        return course.person(ines, course.instructor("sub-6", "link-1", null));
    }

    private String landing(SignedInPerson me) {
        LtiLaunch launch = course.review("sub-6", TestLaunches.INSTRUCTOR, "link-1", "sub-4");
        return landings.landing(launch, me);
    }

    private ResultActions open(SignedInPerson me) throws Exception {
        return web.perform(get(landing(me)).with(as(me)));
    }

    private void show(SubmissionId submission, boolean show) throws Exception {
        LtiLaunch launch = course.learner("sub-4", "link-1", null);
        web.perform(post("/submissions/" + submission + "/instructors")
                        .param("show", String.valueOf(show))
                        .with(as(course.person(tess, launch)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/submissions/" + submission + "/instructors"));
    }

    private static RequestPostProcessor as(SignedInPerson me) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(me, null, List.of()));
    }
}
