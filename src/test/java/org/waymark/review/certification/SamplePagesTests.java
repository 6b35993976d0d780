package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;

@OnH2
class SamplePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    Anchors anchors;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private DistrictId district;
    private DefinitionVersion version;
    private PersonId lead;
    private PersonId designer;
    private PersonId reader;

    @BeforeEach
    void start() {
        district = people.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        TestPolicies.decide(district, "certification-anchors", "3", context);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        designer = people.person(district, "Dee Signer", Role.DESIGNER);
        reader = people.person(district, "Ray Readername", Role.REVIEWER);
    }

    @Test
    void aDesignerWritesOneAndTwoExpertsScoreIt() {
        String of = "/admin/samples/of/" + version.id();
        String piece = post(of, designer, Map.of()).getResponse().getRedirectedUrl();
        Map<String, String> words = new LinkedHashMap<>();
        get(piece, designer)
                .select("main textarea")
                .forEach(area -> words.put(area.attr("name"), "What a teacher might write"));
        words.put("edition", "0");
        words.put("freeze", "freeze");
        assertThat(post(piece, designer, words)).hasRedirectedUrl(piece);

        assertThat(get(piece, lead).text()).contains("What a teacher might write", "You rate alone");
        assertThat(post(piece + "/score", lead, chosen("DEMONSTRATED"))).hasRedirectedUrl(piece);
        assertThat(get(piece, designer).text()).doesNotContain("The other side says");
        assertThat(post(piece + "/score", designer, chosen("APPROACHING"))).hasRedirectedUrl(piece);
        assertThat(get(piece, designer).text()).contains("The other side says: Demonstrated");
        assertThat(get(of, lead).text()).contains("See both sides");
        assertThat(post(piece + "/score", lead, chosen("APPROACHING"))).hasRedirectedUrl(piece);

        assertThat(get(piece, lead).text()).contains("The experts agree").doesNotContain("The other side says");
        assertThat(get("/admin/samples", lead).select("tbody td").eachText()).contains("1 of 3");
    }

    @Test
    void aLeadIsToldWhereAskingForCertificatesStopsWork() {
        assertThat(get("/admin/samples", lead).text()).doesNotContain("too few pieces are ready");
        TestPolicies.decide(district, "certified-readers", "1", context);
        assertThat(get("/admin/samples", lead).text()).contains("on 3 micro-credentials too few pieces are ready");

        three();

        assertThat(get("/admin/samples", lead).text()).contains("on 2 micro-credentials too few pieces are ready");
    }

    @Test
    void aLeadAloneIsToldThatTwoExpertsAreNeeded() {
        DistrictId small = people.district();
        PersonId alone = people.person(small, "Ada Alone", Role.LEAD);

        assertThat(Jsoup.parse(body(web.get()
                                .uri("/admin/samples")
                                .with(authentication(TestPeople.as(alone, small)))
                                .exchange()))
                        .text())
                .contains("There is one expert yet");
    }

    @Test
    void whatIsMissingIsSaidAndNothingTypedIsLost() {
        UUID piece = TestAnchors.draft(version, lead, district, context);
        String prompt = version.content().overview().get(0).id();

        MvcTestResult answer = post(
                "/admin/samples/" + piece,
                designer,
                Map.of("answer[" + prompt + "]", "Typed here", "edition", "0", "freeze", "freeze"));

        assertThat(answer).hasStatus(422);
        Document page = Jsoup.parse(body(answer));
        assertThat(page.select("#problems a")).isNotEmpty();
        assertThat(page.select("#problems a").eachAttr("href"))
                .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
        assertThat(page.select("#part-" + prompt).text()).isEqualTo("Typed here");
    }

    @Test
    void ofTwoWhoWriteAtOnceTheSecondIsToldAndLosesNothing() {
        String piece = "/admin/samples/" + TestAnchors.draft(version, lead, district, context);
        String part = "answer[" + version.content().overview().get(0).id() + "]";
        String edition = get(piece, lead).select("input[name=edition]").attr("value");
        assertThat(post(piece, designer, Map.of(part, "The first", "edition", edition, "save", "save")))
                .hasRedirectedUrl(piece);

        MvcTestResult answer = post(piece, lead, Map.of(part, "The second", "edition", edition, "save", "save"));

        assertThat(answer).hasStatus(409);
        Document page = Jsoup.parse(body(answer));
        assertThat(page.select("textarea").eachText()).contains("The second");
        assertThat(post(
                        piece,
                        lead,
                        Map.of(
                                part,
                                "The second",
                                "edition",
                                page.select("input[name=edition]").attr("value"),
                                "save",
                                "save")))
                .hasRedirectedUrl(piece);
    }

    @Test
    void whatIsTypedForAPieceThatIsFrozenMeanwhileCanBeCopied() {
        String piece = "/admin/samples/" + TestAnchors.frozen(version, lead, district, context);
        String part = "answer[" + version.content().overview().get(0).id() + "]";

        MvcTestResult answer = post(piece, designer, Map.of(part, "Typed too late", "edition", "0", "save", "save"));

        assertThat(answer).hasStatus(409);
        assertThat(Jsoup.parse(body(answer)).select("main").text()).contains("Typed too late");
    }

    @Test
    void levelsChosenForOnePieceAreNeverShownForAnother() {
        three();
        String sitting = post("/reviews/samples/" + version.id(), reader, Map.of())
                .getResponse()
                .getRedirectedUrl();
        String shown = get(sitting, reader).select("input[name=piece]").attr("value");
        String other = jdbc.sql(
                        "select anchor_id from review_certification_reading where district_id = ? and anchor_id <> ? limit 1")
                .params(district.id(), UUID.fromString(shown))
                .query(UUID.class)
                .single()
                .toString();

        assertThat(post(sitting, reader, Map.of("piece", other, "level[C1]", "NOT_YET")))
                .hasRedirectedUrl(sitting);

        assertThat(get(sitting, reader).select("input[checked]")).isEmpty();
    }

    @Test
    void aReaderRatesAllAndIsToldByCriterion() {
        three();
        Document mine = get("/reviews/samples", reader);
        String sitting = post(mine.select("main form").attr("action"), reader, Map.of())
                .getResponse()
                .getRedirectedUrl();
        for (int i = 0; i < 3; i++) {
            Document page = get(sitting, reader);
            assertThat(page.text()).contains(i + " of 3 rated", "A class of twenty");
            Map<String, String> said = chosen("DEMONSTRATED");
            said.put("piece", page.select("input[name=piece]").attr("value"));
            assertThat(post(sitting, reader, said)).hasRedirectedUrl(sitting);
        }

        Document result = get(sitting, reader);

        assertThat(result.select("tbody tr")).hasSize(5);
        assertThat(result.select("tbody tr").last().text()).contains("33%", "0", "8");
        assertThat(result.text()).contains("too far apart", "the same ones after 14 days");
        assertThat(get("/reviews/samples", reader).text()).contains("You can rate again from");
        assertThat(get("/reviews/samples", reader).select("main form")).isEmpty();
        assertThat(get("/admin/samples", lead).text()).doesNotContain("Readername");
    }

    @Test
    void aMissingLevelIsAskedFor() {
        three();
        String sitting = post("/reviews/samples/" + version.id(), reader, Map.of())
                .getResponse()
                .getRedirectedUrl();
        String piece = get(sitting, reader).select("input[name=piece]").attr("value");

        MvcTestResult answer = post(sitting, reader, Map.of("piece", piece, "level[C1]", "NOT_YET"));

        assertThat(answer).hasStatus(422);
        assertThat(Jsoup.parse(body(answer)).select("#problems li")).hasSize(3);
    }

    @Test
    void pagesAreSpokenInSpanish() {
        three();

        assertThat(Jsoup.parse(body(web.get()
                                .uri("/reviews/samples")
                                .with(authentication(TestPeople.as(TestPeople.signedIn(reader, district, "es"))))
                                .exchange()))
                        .select("h1")
                        .text())
                .isEqualTo("Valorar muestras");
    }

    @Test
    void anEarnerSaysYesAndNo() {
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.awarded(version.definition(), earner, district, context);
        String page = "/samples/" + TestAnchors.request(version, work, earner, district, context);
        assertThat(get(page, earner).text()).contains("Nothing hangs on your answer");
        assertThat(get("/record", earner).select("main a").eachAttr("href")).contains("/samples");
        assertThat(get("/samples", earner).select("main a").eachAttr("href")).contains(page);

        assertThat(post(page, earner, Map.of("yes", "true"))).hasRedirectedUrl(page);
        assertThat(get(page, earner).text()).contains("You said yes").doesNotContain("You said no");
        assertThat(get("/admin/samples/of/" + version.id(), lead).text())
                .contains("Being written")
                .doesNotContain("Ella");
        assertThat(post(page, earner, Map.of("yes", "false"))).hasRedirectedUrl(page);

        assertThat(get("/admin/samples/of/" + version.id(), lead).text()).contains("There is none yet");
        assertThat(asked(page, lead)).hasStatus(404);
    }

    @Test
    void whoEarnedAStackSaysYesAndALeadPressesOnce() {
        PersonId earner = people.person(district, "Ella Earner");
        Stacks.By operator = new Stacks.By(district, "operator", "OPERATOR");
        Stacks stacks = context.getBean(Stacks.class);
        StackId stack = stacks.begin(
                        "LEADER",
                        false,
                        new StackText("Teacher leader", "", Rule.all(List.of(Rule.credential(version.definition())))),
                        operator)
                .orElseThrow();
        stacks.publish(stack, operator);
        TestReviews.awarded(version.definition(), earner, district, context);
        assertThat(asked("/reviewing", earner)).hasStatus(404);
        assertThat(get("/admin/reviewers", lead).text()).contains("Nobody now");
        assertThat(post("/admin/reviewers", lead, Map.of("stack", stack.toString())))
                .hasRedirectedUrl("/admin/reviewers");
        assertThat(get("/admin/reviewers", lead).select("input[checked]")).hasSize(1);
        assertThat(get("/admin/reviewers", lead).text()).doesNotContain("Ella");
        TestJobs.runDue(context, clock.instant());

        assertThat(get("/reviewing", earner).text()).contains("You have earned Teacher leader");
        assertThat(post("/reviewing", earner, Map.of("yes", "true"))).hasRedirectedUrl("/reviewing");

        Document wishes = get("/admin/reviewers", lead);
        assertThat(wishes.text()).contains("Ella Earner", "Has earned: Teacher leader");
        String admit = wishes.select("form[action$=/admit]").attr("action");
        assertThat(post(admit, lead, Map.of())).hasRedirectedUrl("/admin/reviewers");
        assertThat(get("/reviewing", earner).text()).contains("You are a reviewer.");
    }

    @Test
    void aLeadTakesACertificateBack() {
        UUID piece = TestAnchors.frozen(version, lead, district, context);
        TestAnchors.certificate(version, piece, reader, district, context);
        String end = get("/admin/samples", lead)
                .select("main a[href*=/certificates/]")
                .attr("href");
        assertThat(get(end, lead).text()).contains("Ray Readername");
        assertThat(post(end, lead, Map.of("why", " "))).hasStatus(422);

        assertThat(post(end, lead, Map.of("why", "The rubric is read anew"))).hasRedirectedUrl("/admin/samples");

        assertThat(get("/admin/samples", lead).text()).doesNotContain("Readername");
        assertThat(get("/reviews/samples", reader).text())
                .contains("says: The rubric is read anew")
                .doesNotContain("differ from those");
    }

    @Test
    void whoNeedsACertificateReadsSoInTheQueue() {
        assertThat(get("/reviews", reader).text())
                .contains("comes to you by itself")
                .doesNotContain("a certificate");

        TestPolicies.decide(district, "certified-readers", "1", context);

        assertThat(get("/reviews", reader).text())
                .contains("once you hold a certificate")
                .doesNotContain("comes to you by itself");
    }

    /** However many there are. */
    @Test
    void thePagesTakeAFixedNumberOfQueries() {
        three();
        // Titles of versions are read once.
        queries();
        long few = queries();
        three();
        three();

        assertThat(queries()).isEqualTo(few);
    }

    private long queries() {
        return TestQueries.during(jdbc, () -> get("/admin/samples", lead))
                + TestQueries.during(jdbc, () -> get("/admin/samples/of/" + version.id(), lead))
                + TestQueries.during(jdbc, () -> get("/reviews/samples", reader));
    }

    private void three() {
        for (RubricLevel level : RubricLevel.values()) {
            TestAnchors.agreed(version, criterion -> level, lead, designer, district, context);
        }
    }

    private Map<String, String> chosen(String level) {
        Map<String, String> chosen = new LinkedHashMap<>();
        version.content().criteria().forEach(criterion -> chosen.put("level[" + criterion.id() + "]", level));
        return chosen;
    }

    private Document get(String path, PersonId person) {
        MvcTestResult answer = asked(path, person);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult asked(String path, PersonId person) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }

    private MvcTestResult post(String path, PersonId person, Map<String, String> typed) {
        var request = web.post()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .with(csrf());
        typed.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
