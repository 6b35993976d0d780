package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** The way of a plan over its pages, without a script. */
@OnH2
class PlanPagesTests {

    private static final String CREDENTIAL = "/credentials/productive-small-group-work";

    @Autowired
    MockMvcTester web;

    @Autowired
    Plans plans;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    SessionFactory sessions;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private DefinitionVersion definition;
    private SignedInPerson jordan;
    private Authentication me;

    @BeforeEach
    void someone() {
        clock.reset();
        district = people.district();
        PersonId earner = people.person(district, "Jordan");
        jordan = TestPeople.signedIn(earner, district, "en");
        me = TestPeople.as(earner, district);
        definition = TestDefinitions.smallGroupWorkIn(district, context);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void hoursRewardAndWindowAreSaidBeforeStarting() {
        assertThat(get(CREDENTIAL))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Before you start",
                        "About 10 hours in all.",
                        "A badge that is yours for good.",
                        "Your district has named no pay or credit for this yet.",
                        "365 days from today.",
                        "Once, 90 days more with one click.",
                        "Over 5 weeks, about 2 hours a week; take longer, and it is less.",
                        "I already do this");
    }

    @Test
    void theButtonAtTheFootTakesTheGoalAlong() {
        assertThat(get(CREDENTIAL))
                .bodyText()
                .containsOnlyOnce("action=\"" + CREDENTIAL + "/start\"")
                .contains("<form id=\"start\"", "type=\"submit\" form=\"start\">Start</button>")
                .doesNotContain("Start or continue");
    }

    @Test
    void whoHasBegunGoesOnWithoutBeingAskedAgain() {
        post(CREDENTIAL + "/start", "goal", "Every child reads");

        assertThat(get(CREDENTIAL))
                .bodyText()
                .doesNotContain("Before you start")
                .contains("Start or continue");
        post(CREDENTIAL + "/start", "goal", "Another");
        assertThat(get("/plan")).bodyText().contains("Every child reads").doesNotContain("Another");
    }

    /** Goal and hours, eighteen, more time, the end, going on, leaving, coming back. */
    @Test
    void theWholeWay() {
        assertThat(post("/plan/hours", "hours", "4")).hasRedirectedUrl("/plan");
        for (int i = 1; i <= 17; i++) {
            submissions.start(other(i).definition(), jordan.id(), district);
        }
        assertThat(get(CREDENTIAL))
                .bodyText()
                .contains("With this one you have 18 micro-credentials in a year", "you may start all the same");
        String page = post(CREDENTIAL + "/start", "goal", "Every child takes part")
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        String plan = "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow();
        assertThat(get("/plan"))
                .bodyText()
                .contains("Every child takes part", "You have 18 micro-credentials in a year", "You give 4 hours.");

        assertThat(post(plan + "/hold")).hasRedirectedUrl("/plan");
        assertThat(get("/plan")).bodyText().contains("On hold").doesNotContain("You have 18 micro-credentials");
        assertThat(post(plan + "/take-up")).hasRedirectedUrl(page);
        assertThat(post(plan + "/extend")).hasRedirectedUrl("/plan");
        assertThat(get(plan)).bodyText().contains("July 31, 2028").doesNotContain("more days");

        drafts.answer(SubmissionId.valueOf(page.substring(13)), jordan.id(), district, Map.of("O1", "My own words"));
        clock.advance(Duration.ofDays(430));
        TestJobs.runDue(context, clock.instant());
        assertThat(get("/notices")).bodyText().contains("ends on July 31, 2028. Your work is kept then");
        Authentication spanish = TestPeople.as(TestPeople.signedIn(jordan.id(), district, "es"));
        assertThat(web.get().uri("/notices").with(authentication(spanish)))
                .bodyText()
                .contains("termina el 31 de julio de 2028.");
        clock.advance(Duration.ofDays(30));
        assertThat(get(page)).bodyText().contains("Its time ended on July 31, 2028", "Go on where I was");
        assertThat(post(plan + "/take-up")).hasRedirectedUrl(page);
        assertThat(get(page + "/overview")).bodyText().contains("My own words");

        assertThat(get(plan + "/leave"))
                .bodyText()
                .contains(
                        "You may stop at any time",
                        "Your answers (1)",
                        "Readers see nothing of your work.",
                        "/privacy/archive",
                        "Stop here and keep my work")
                .doesNotContain("Take it back");
        assertThat(post(plan + "/leave", "way", "keep")).hasRedirectedUrl("/plan");
        assertThat(get(page)).bodyText().contains("You have put this down.", "Come back to it");
        assertThat(post(plan + "/take-up")).hasRedirectedUrl(page);
        assertThat(get(page + "/overview")).bodyText().contains("My own words");
    }

    @Test
    void whatIsHandedInIsTakenBackFromOnePage() {
        people.person(district, "Rae", Role.REVIEWER);
        people.person(district, "Rob", Role.REVIEWER);
        SubmissionId id = TestSubmissions.submitted(definition.definition(), jordan.id(), district, context);
        String plan = "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow();

        assertThat(get("/submissions/" + id))
                .bodyText()
                .contains("You have submitted this.", "Until a reader opens it", "href=\"" + plan + "/leave\"")
                .doesNotContain("is being read");
        assertThat(get(plan + "/leave"))
                .bodyText()
                .contains("No reader has opened it;", "it says “not submitted” again", "Take it back and go on");
        assertThat(post(plan + "/leave", "way", "back")).hasRedirectedUrl("/submissions/" + id);
        assertThat(get("/submissions/" + id)).bodyText().contains("ul class=\"tasks\"");
    }

    @Test
    void leavingWithoutAChoiceChangesNothing() {
        String plan = begun();

        assertThat(post(plan + "/leave")).hasStatus(422).bodyText().contains("Choose what you would like");
        assertThat(get("/plan")).bodyText().contains("What you work on");
    }

    @Test
    void theFastTrackAsksForATickAndNoDate() {
        String already = post(CREDENTIAL + "/start", "already", "yes")
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        assertThat(already).endsWith("/already");
        assertThat(get(already)).bodyText().contains("What do you already have?", "the rubric are the same");

        assertThat(post(already)).hasStatus(422).bodyText().contains("Tick at least one piece");
        assertThat(post(already, "have", "A2"))
                .satisfies(
                        result -> assertThat(result.getMvcResult().getResponse().getRedirectedUrl())
                                .endsWith("/evidence/A2"));
    }

    @Test
    void theFastTrackOffersWhatIsStillMissing() {
        String already = post(CREDENTIAL + "/start", "already", "yes")
                .getMvcResult()
                .getResponse()
                .getRedirectedUrl();
        post(already, "have", "A1", "have", "A2");
        SubmissionId attempt = plans.one(
                        plans.begun(definition.definition(), jordan).orElseThrow(), jordan)
                .attempt();
        assertThat(get("/submissions/" + attempt)).bodyText().contains(">Add A1</a>", ">Add A2</a>");

        drafts.attachText(attempt, jordan.id(), district, "A1", "Notes", "words", Set.of("C1"));

        assertThat(get("/submissions/" + attempt))
                .bodyText()
                .contains("You start from what you already do.", ">Add A2</a>")
                .doesNotContain(">Add A1</a>", "Say what you have");
    }

    @Test
    void aGoalIsNoLongerThanItCanBeWhereItIsTyped() {
        assertThat(get(CREDENTIAL)).bodyText().contains("name=\"goal\" value=\"\" maxlength=\"500\"");
    }

    @Test
    void whatIsNoDateOrTooLongIsSaidAndNothingTypedIsLost() {
        String plan = begun();

        assertThat(post(plan, "goal", "x".repeat(501), "hand-in", "soon"))
                .hasStatus(422)
                .bodyText()
                .contains("Shorten your goal", "Enter a date", "value=\"soon\"", "x".repeat(501));
        assertThat(post("/plan/hours", "hours", "ninety"))
                .hasStatus(422)
                .bodyText()
                .contains("whole number of hours", "value=\"ninety\"");
    }

    @Test
    void timeIsNotedWhereOneWorks() {
        String plan = begun();
        SubmissionId attempt = plans.one(
                        plans.begun(definition.definition(), jordan).orElseThrow(), jordan)
                .attempt();

        String at = "#time-" + plan.substring("/plan/".length());
        assertThat(post(plan + "/time", "minutes", "30", "at", "submission"))
                .hasRedirectedUrl("/submissions/" + attempt + at)
                .flash()
                .containsEntry("noted", "plan.time.noted.30");
        assertThat(get("/submissions/" + attempt))
                .bodyText()
                .contains("You have noted 0.5 hours so far.", "Undo the last");
        assertThat(post(plan + "/time", "minutes", "undo", "seen", "30")).hasRedirectedUrl("/plan" + at);
        assertThat(get("/plan")).bodyText().doesNotContain("You have noted");
    }

    @Test
    void theRecordOfWhatWasDoneShowsNobodyElseAPlan() {
        String plan = begun();
        post(plan + "/hold");
        Authentication lead = TestPeople.as(people.person(district, "Lena", Role.LEAD), district);

        assertThat(web.get().uri("/admin/audit?group=WORK").with(authentication(lead)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("put something on hold");
    }

    @Test
    void speaksSpanish() {
        begun();
        Authentication spanish = TestPeople.as(TestPeople.signedIn(jordan.id(), district, "es"));

        for (String path : List.of(
                "/plan",
                "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow(),
                "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow() + "/leave",
                "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow() + "/already")) {
            assertThat(web.get().uri(path).with(authentication(spanish)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("lang=\"es\"")
                    .doesNotContain("??", "My plan");
        }
    }

    @Test
    void thePlanTakesAFixedNumberOfQueries() {
        begun();
        long few = queries("/plan");
        for (int i = 1; i <= 5; i++) {
            submissions.start(other(i).definition(), jordan.id(), district);
        }

        assertThat(queries("/plan")).isEqualTo(few).isLessThanOrEqualTo(8);
    }

    private long queries(String path) {
        get(path);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        get(path);
        return statistics.getPrepareStatementCount();
    }

    private String begun() {
        post(CREDENTIAL + "/start");
        return "/plan/" + plans.begun(definition.definition(), jordan).orElseThrow();
    }

    private DefinitionVersion other(int number) {
        Definitions definitions = context.getBean(Definitions.class);
        return definitions.version(
                definitions.publish(
                        district, "WM-Y-" + number, "1.0.0", TestContents.titled("Number " + number), Stage.LIVE),
                district);
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(authentication(me)).exchange();
    }

    private MvcTestResult post(String path, String... typed) {
        var request = web.post().uri(path).with(authentication(me)).with(csrf());
        for (int i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        return request.exchange();
    }
}
