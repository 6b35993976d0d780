package org.waymark.review.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.Drafts;
import org.waymark.submission.SubmissionId;

@OnH2
class AppealPagesTests {

    private static final String REASONS = "The exit tickets on page two show it.";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    Reviews reviews;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private PersonId anew;
    private PersonId lead;
    private SubmissionId notYet;

    @BeforeEach
    void aNotYet() {
        clock.reset();
        district = people.district();
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = people.person(district, "Jordan Earnername");
        anew = people.person(district, "Nia Newreader", Role.THIRD_READER);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        notYet = TestReviews.notYet(definition, earner, district, context);
    }

    @Test
    void theDecisionLeadsToIt() {
        assertThat(get("/submissions/" + notYet + "/decision", earner)
                        .select("a[href=/submissions/" + notYet + "/appeal]"))
                .hasSize(1);
        assertThat(get("/submissions/" + notYet + "/appeal", earner).text())
                .contains("10 business days", "June 2, 2027");
    }

    @Test
    void theDecisionLeadsToWhatBecameOfIt() {
        file();
        String link = "a[href=/submissions/" + notYet + "/appeal]";
        assertThat(get("/submissions/" + notYet + "/decision", earner)
                        .select(link)
                        .text())
                .startsWith("The new review you asked for");
        TestAppeals.answer(anew, district, criterion -> RubricLevel.DEMONSTRATED, context);
        Document decision = get("/submissions/" + notYet + "/decision", earner);

        assertThat(decision.select(link)).hasSize(1);
        assertThat(decision.text()).contains("Awarded", "Strength seen in C2");
        assertThat(get("/submissions/" + notYet + "/appeal", earner).text())
                .contains("The new reader found all of it there");
    }

    @Test
    void whatAnAppealChangedHasTheDayOfThatAndTheOneBefore() {
        file();
        clock.advance(Duration.ofDays(6));
        TestAppeals.answer(anew, district, criterion -> RubricLevel.DEMONSTRATED, context);

        assertThat(get("/submissions/" + notYet + "/decision", earner).text())
                .contains("decided on May 9, 2027", "First decided on May 3, 2027: not there yet");
        assertThat(get("/submissions/" + notYet, earner).text())
                .containsSubsequence("The decision came: awarded", "The decision came: not yet");
    }

    @Test
    void whatAnAppealLeftAsItWasKeepsItsDay() {
        file();
        clock.advance(Duration.ofDays(6));
        TestAppeals.answer(anew, district, criterion -> RubricLevel.APPROACHING, context);

        assertThat(get("/submissions/" + notYet + "/decision", earner).text())
                .contains("decided on May 3, 2027", "Read anew on May 9, 2027, with the same end")
                .doesNotContain("First decided");
    }

    @Test
    void withoutReasonsNothingIsAsked() {
        MvcTestResult answer = post("/submissions/" + notYet + "/appeal", earner, "reasons", " ");

        assertThat(answer).hasStatus(422);
        assertThat(Jsoup.parse(body(answer)).select("#problems a").text()).isEqualTo("Write what you see otherwise");
    }

    @Test
    void whatIsTooLongStaysOnThePage() {
        MvcTestResult answer = post("/submissions/" + notYet + "/appeal", earner, "reasons", "x".repeat(4001));

        assertThat(answer).hasStatus(422);
        assertThat(Jsoup.parse(body(answer)).select("textarea").text()).hasSize(4001);
    }

    @Test
    void whoReadsAnewSeesTheReasonsAndWhatWasDecidedAndNotWhoseItIs() {
        file();
        Document page = get("/reviews/" + reviews.assignedTo(anew, district).get(0), anew);

        assertThat(page.text()).contains(REASONS, "New review", "Gap seen in").doesNotContain("Jordan", "Earnername");
    }

    @Test
    void itIsTakenBack() {
        file();
        assertThat(post("/submissions/" + notYet + "/appeal/withdraw", earner, "x", "y"))
                .hasRedirectedUrl("/submissions/" + notYet + "/decision");

        assertThat(get("/submissions/" + notYet + "/appeal", earner).text()).contains("You took your request back.");
        assertThat(get("/submissions/" + notYet + "/appeal", earner).select("main form"))
                .isEmpty();
    }

    @Test
    void leadsSeeThatSomebodyWaitsAndNotWho() {
        file();
        Document page = get("/admin/appeals", lead);

        assertThat(page.text())
                .contains("Somebody has it", "May 17, 2027")
                .doesNotContain("Jordan", "Earnername", REASONS, "Productive small-group work");
    }

    @Test
    void beforeTheNextAttemptIsHandedInItIsSaidThatThisEndsIt() {
        String check = "/submissions/" + context.getBean(Drafts.class).resubmit(notYet, earner, district) + "/check";
        assertThat(get(check, earner).text()).doesNotContain("That request ends");
        file();

        assertThat(get(check, earner).text()).contains("That request ends when you submit this.");
    }

    @Test
    void theRecordIsReadInSpanish() {
        Document page = Jsoup.parse(body(web.get()
                .uri("/submissions/" + notYet + "/record")
                .with(authentication(TestPeople.as(TestPeople.signedIn(earner, district, "es"))))
                .exchange()));

        assertThat(page.select("h1").text()).isEqualTo("Cómo se llegó a esta decisión");
    }

    @Test
    void aLeadIsAskedWhyBeforeTheRecordOpens() {
        file();
        String address = "/admin/decisions/" + notYet;
        assertThat(get(address, lead).select("h1").text()).isEqualTo("Why do you open this record?");
        assertThat(post(address, lead, "reason", "")).hasStatus(422);
        assertThat(post(address, lead, "reason", "The union asks")).hasRedirectedUrl(address);

        assertThat(get(address, lead).text())
                .contains("First reviewer", "Second reviewer", "New review asked for")
                .doesNotContain("Earnername", "Ray Reader");
        assertThat(get("/submissions/" + notYet + "/record", earner).text()).contains("The union asks");
    }

    @Test
    void theFileIsJson() {
        MvcTestResult file = web.get()
                .uri("/submissions/" + notYet + "/record/file")
                .with(authentication(TestPeople.as(earner, district)))
                .exchange();

        assertThat(file).hasStatusOk().hasContentType("application/json");
        assertThat(body(file)).contains("waymark-decision-record/1").doesNotContain("Earnername");
    }

    @Test
    void aNumberThatIsNoneIsSaid() {
        assertThat(web.get()
                        .uri("/admin/decisions?number=twelve")
                        .with(authentication(TestPeople.as(lead, district)))
                        .exchange())
                .hasStatus(422);
    }

    private void file() {
        assertThat(post("/submissions/" + notYet + "/appeal", earner, "reasons", REASONS))
                .hasRedirectedUrl("/submissions/" + notYet + "/appeal");
    }

    private Document get(String address, PersonId who) {
        MvcTestResult answer = web.get()
                .uri(address)
                .with(authentication(TestPeople.as(who, district)))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult post(String address, PersonId who, String name, String value) {
        return web.post()
                .uri(address)
                .param(name, value)
                .with(authentication(TestPeople.as(who, district)))
                .with(csrf())
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
