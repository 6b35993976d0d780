package org.waymark.submission.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.Revisions;
import org.waymark.submission.SelfRating;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

@OnH2
class RevisionPagesTests {

    private static final String MINE = "I saw it in period 3";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople people;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    Revisions revisions;

    private DistrictId district;
    private PersonId earner;
    private DefinitionId definition;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan");
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
    }

    @Test
    void theEarnerRatesTheirWorkWithTheWordsThatReadersSee() {
        String page = "/submissions/" + submissions.start(definition, earner, district);
        assertThat(get(page)).bodyText().contains(page + "/self-assessment");

        assertThat(post(page + "/self-assessment", "level[C1]", "APPROACHING", "why[C1]", MINE))
                .hasRedirectedUrl(page);

        assertThat(get(page + "/self-assessment"))
                .hasStatusOk()
                .bodyText()
                .contains(MINE, "Approaching", "value=\"APPROACHING\" checked")
                .contains(TestDefinitions.smallGroupWork()
                        .criteria()
                        .get(0)
                        .levels()
                        .get(RubricLevel.DEMONSTRATED));
    }

    @Test
    void aLongWordIsSaidAndNothingTypedIsLost() {
        String page = "/submissions/" + submissions.start(definition, earner, district);

        assertThat(post(page + "/self-assessment", "level[C1]", "APPROACHING", "why[C1]", "x".repeat(501)))
                .hasStatus(422)
                .bodyText()
                .contains("to 500 characters", "x".repeat(501), "value=\"APPROACHING\" checked");
    }

    @Test
    void ratingOneselfIsOptionalAndChangesNothingOfTheWork() {
        SubmissionId id = submissions.start(definition, earner, district);
        TestSubmissions.complete(id, earner, district, context);

        drafts.submit(id, earner, district, true);

        assertThat(post("/submissions/" + id + "/self-assessment", "why[C1]", MINE))
                .hasStatus(409)
                .bodyText()
                .contains(MINE, "You have already submitted this", "href=\"#why-C1\"")
                .doesNotContain("data-keep");
        assertThat(revisions.selfRatings(id, district)).isEmpty();
    }

    @Test
    void whatWasSaidOfOneselfIsTakenBack() {
        SubmissionId id = submissions.start(definition, earner, district);
        String page = "/submissions/" + id + "/self-assessment";
        post(page, "level[C1]", "APPROACHING");
        assertThat(checked(page)).contains("level[C1]=APPROACHING", "level[C2]=");

        post(page, "level[C1]", "");
        assertThat(checked(page)).contains("level[C1]=").doesNotContain("level[C1]=APPROACHING");
        assertThat(revisions.selfRatings(id, district)).isEmpty();
    }

    private List<String> checked(String page) {
        return Jsoup.parse(body(get(page))).select("input[type=radio][checked]").stream()
                .map(each -> each.attr("name") + "=" + each.val())
                .toList();
    }

    @Test
    void thePagesKeepWhatIsTypedWhileItIsTyped() {
        SubmissionId id = submissions.start(definition, earner, district);
        String page = "/submissions/" + id + "/self-assessment";
        assertThat(get(page)).bodyText().contains("data-keep=\"" + page + "/keep\"", "/autosave.js");

        assertThat(post(page + "/keep", "why[C1]", MINE)).hasStatusOk();
        assertThat(get(page)).bodyText().contains(MINE);
        assertThat(post(page + "/keep", "why[C1]", "x".repeat(501))).hasStatus(422);

        String next = "/submissions/" + drafts.resubmit(notYet(), earner, district) + "/changes";
        assertThat(get(next)).bodyText().contains("data-keep=\"" + next + "/keep\"", "/autosave.js");
        assertThat(post(next + "/keep", "changed[C2]", "Half a sentence")).hasStatusOk();
        assertThat(get(next)).bodyText().contains("Half a sentence");
    }

    @Test
    void whatWasTypedOfTheChangesIsShownWhenItIsTooLate() {
        SubmissionId next = drafts.resubmit(notYet(), earner, district);
        TestSubmissions.sayWhatChanged(next, earner, district, context);
        drafts.submit(next, earner, district, true);

        assertThat(post("/submissions/" + next + "/changes", "changed[C2]", "And one thing more"))
                .hasStatus(409)
                .bodyText()
                .contains("And one thing more", "href=\"#changed-C2\"");
        assertThat(post("/submissions/" + next + "/changes/keep", "changed[C2]", "And one thing more"))
                .hasStatus(409);
    }

    @Test
    void whatAnAuthorWroteSaysInWhichLanguage() {
        SubmissionId id = notYet();
        Authentication spanish = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        SubmissionId next = drafts.resubmit(id, earner, district);

        for (String page :
                List.of(id + "", id + "/check", id + "/decision", next + "/self-assessment", next + "/changes")) {
            assertThat(web.get().uri("/submissions/" + page).with(authentication(spanish)))
                    .as(page)
                    .hasStatusOk()
                    .bodyText()
                    .contains("<html lang=\"es\"", "lang=\"en\"");
        }
    }

    @Test
    void noReaderSeesWhatTheEarnerThinks() {
        handInWithMine();

        assertThat(read()).doesNotContain(MINE);
    }

    @Test
    void theEarnerFindsTheirOwnViewBesideTheDecision() {
        SubmissionId id = handInWithMine();
        recordAll(RubricLevel.APPROACHING);

        assertThat(get("/submissions/" + id + "/decision"))
                .bodyText()
                .contains("You said before", MINE, "Gap seen in C1");
    }

    @Test
    void aSecondAttemptIsHandedInWhenTheEarnerHasSaidWhatChanged() {
        String next = "/submissions/" + drafts.resubmit(notYet(), earner, district);
        assertThat(get(next)).bodyText().contains("Say what you changed");
        assertThat(get(next + "/changes"))
                .bodyText()
                .contains("Next step for C2")
                .doesNotContain("Next step for C1");

        assertThat(post(next + "/submit", "original", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains(next + "/changes#changed-C2");

        post(next + "/changes", "changed[C2]", "Roles", "changed[C3]", "Time", "changed[C4]", "Notes");
        assertThat(post(next + "/submit", "original", "yes")).hasRedirectedUrl(next);
    }

    @Test
    void whatADecisionAsksForIsToChangeUntilItIsTouched() {
        SubmissionId next = drafts.resubmit(notYet(), earner, district);
        String page = "/submissions/" + next;
        assertThat(get(page)).bodyText().contains("Change: <span", "Next step: Next step for C2", ">To change</span>");
        assertThat(get(page + "/check")).bodyText().contains("Nothing is changed yet");

        for (String part : List.of("A2", "A3")) {
            drafts.attachText(next, earner, district, part, "Notes", "What I see now", Set.of("C2"));
        }

        assertThat(get(page)).bodyText().doesNotContain("Change: <span", "Next step: ", ">To change</span>");
    }

    @Test
    void readersOfTheNextAttemptSeeWhatChanged() {
        TestSubmissions.again(notYet(), earner, district, context);

        assertThat(read()).contains("What changed, in the teacher", "Each student has a part now");
    }

    @Test
    void aDistrictMaySayHowManyAttemptsThereAre() {
        TestPolicies.decide(district, "most-attempts", "2", context);
        SubmissionId first = notYet();
        String second = "/submissions/" + TestSubmissions.again(first, earner, district, context);
        recordAll(RubricLevel.APPROACHING);

        assertThat(get(second + "/decision"))
                .bodyText()
                .contains("this was the last", "Your work is kept")
                .doesNotContain("/resubmit");
        assertThat(get(second)).bodyText().contains("this was the last").doesNotContain("/resubmit");
        assertThat(post(second + "/resubmit")).hasStatus(409);
    }

    @Test
    void howManyAttemptsThereAreIsSaidFromTheFirstDay() {
        TestPolicies.decide(district, "most-attempts", "3", context);
        String page = "/submissions/" + submissions.start(definition, earner, district);

        assertThat(get(page)).bodyText().contains("Your district allows 3 attempts");
    }

    @Test
    void nothingIsSaidOfAttemptsWhereThereAreAsManyAsItTakes() {
        String page = "/submissions/" + submissions.start(definition, earner, district);

        assertThat(get(page)).bodyText().doesNotContain("Your district allows");
    }

    @Test
    void anAnswerOnTheFeedbackIsReplacedByAnother() {
        String decision = "/submissions/" + notYet() + "/decision";

        post(decision + "/feedback", "answer", "NO");
        assertThat(post(decision + "/feedback", "answer", "PARTLY")).hasRedirectedUrl(decision);

        assertThat(get(decision)).bodyText().contains("You said: Partly").doesNotContain("You said: No");
    }

    @Test
    void anAwardAsksForNoWordOnTheFeedback() {
        SubmissionId id = TestReviews.awarded(definition, earner, district, context);

        assertThat(get("/submissions/" + id + "/decision")).bodyText().doesNotContain("Could you act");
    }

    @Test
    void noOtherPersonAnswersOrSeesAnyOfIt() {
        SubmissionId id = notYet();
        Authentication other = TestPeople.as(people.person(district, "Sam"), district);

        for (String page : List.of("/self-assessment", "/changes")) {
            assertThat(web.get().uri("/submissions/" + id + page).with(authentication(other)))
                    .as(page)
                    .hasStatus(404);
        }
        for (String page : List.of("/self-assessment", "/changes", "/decision/feedback?answer=NO")) {
            assertThat(web.post()
                            .uri("/submissions/" + id + page)
                            .with(authentication(other))
                            .with(csrf()))
                    .as(page)
                    .hasStatus(404);
        }
    }

    @Test
    void theNextAttemptBeginsWithoutWhatWasThoughtOfTheLast() {
        SubmissionId id = handInWithMine();
        recordAll(RubricLevel.APPROACHING);
        SubmissionId next = drafts.resubmit(id, earner, district);

        assertThat(revisions.of(next, earner, district).selfRatings()).isEmpty();
        assertThat(revisions.selfRatings(id, district)).containsKey("C1");
    }

    private SubmissionId handInWithMine() {
        SubmissionId id = submissions.start(definition, earner, district);
        TestSubmissions.complete(id, earner, district, context);
        revisions.rate(id, earner, district, Map.of("C1", new SelfRating(RubricLevel.DEMONSTRATED, MINE)));
        while (context.getBean(People.class).inRole(Role.REVIEWER, district).size() < 2) {
            people.person(district, "Ray Reader", Role.REVIEWER);
        }
        drafts.submit(id, earner, district, true);
        return id;
    }

    private SubmissionId notYet() {
        return TestReviews.notYet(definition, earner, district, context);
    }

    private void recordAll(RubricLevel level) {
        TestReviews.recordAll(district, criterion -> level, context);
    }

    /** What somebody who is given the work reads. */
    private String read() {
        PersonId reader =
                context.getBean(People.class).inRole(Role.REVIEWER, district).get(0);
        String review = "/reviews/"
                + context.getBean(Reviews.class).assignedTo(reader, district).get(0);
        return body(web.get()
                .uri(review)
                .with(authentication(TestPeople.as(reader, district)))
                .exchange());
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(address)
                .with(authentication(TestPeople.as(earner, district)))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = web.post()
                .uri(address)
                .with(authentication(TestPeople.as(earner, district)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
