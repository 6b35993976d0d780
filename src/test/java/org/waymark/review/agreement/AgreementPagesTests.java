package org.waymark.review.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
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
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.Policies;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.TestReviews;
import org.waymark.review.certification.TestAnchors;
import org.waymark.submission.TestSubmissions;

@OnH2
class AgreementPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    Agreements agreements;

    @Autowired
    ReviewPauses pauses;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionVersion version;
    private PersonId lead;
    private PersonId reader;
    private PersonId other;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @BeforeEach
    void start() {
        district = people.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        TestPolicies.decide(district, "readers-otherwise", "2", context);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        reader = people.person(district, "Ray Readername", Role.REVIEWER);
        other = people.person(district, "Olga Othername", Role.REVIEWER);
    }

    @Test
    void theLeadReadsTheFiguresOfThePool() {
        readAlike(8);

        Document page = get("/admin/agreement", lead);

        assertThat(page.select("dl.facts").text()).contains("32", "100%", "cannot be said", "1.00");
        assertThat(page.select("table").eachText())
                .anySatisfy(table -> assertThat(table).contains("Productive small-group work", version.number()))
                .anySatisfy(table -> assertThat(table).contains("Ray Readername", "Olga Othername"));
    }

    /** By micro-credential, by criterion and by piece, and for each reader their own. */
    @Test
    void readersAreComparedWithExpertsFromThirtyPairsOn() {
        UUID piece = samplePiece();
        rate(piece, 7);
        assertThat(samples(get("/admin/agreement", lead)))
                .containsExactly("Fewer than 30 pairs so far: a figure would mean nothing yet.");

        rate(piece, 1);

        assertThat(samples(get("/admin/agreement", lead))).startsWith("32", "75%");
        assertThat(get("/admin/agreement", lead)
                        .select("h2:contains(sample) ~ table")
                        .first()
                        .text())
                .doesNotContain("Readername");
        Document byPiece = get("/admin/agreement/" + version.id(), lead);
        assertThat(byPiece.select("table:contains(By sample piece) tbody tr").text())
                .startsWith("1 32 75%");
        assertThat(byPiece.select("table:contains(Sample pieces by criterion) tbody tr"))
                .hasSize(4);
        assertThat(samples(get("/reviews/agreement", reader))).startsWith("32", "75%");
        assertThat(get("/reviews/agreement", other).text()).doesNotContain("On sample pieces");
    }

    private UUID samplePiece() {
        return TestAnchors.agreed(
                version,
                criterion -> RubricLevel.DEMONSTRATED,
                lead,
                people.person(district, "Dee Signer", Role.DESIGNER),
                district,
                context);
    }

    private static List<String> samples(Document page) {
        return page.select("table:has(caption:contains(On sample pieces)) tbody td")
                .eachText();
    }

    /** The reader rates one piece so many times, a month ago, each time otherwise than the experts on C1. */
    private void rate(UUID piece, int times) {
        for (int i = 0; i < times; i++) {
            context.getBean(AnchorReadings.class)
                    .note(
                            TestAnchors.certificate(version, piece, reader, district, context),
                            version.content().criteria().stream()
                                    .map(criterion -> new AnchorReadings.Said(
                                            piece,
                                            version.id(),
                                            criterion.id(),
                                            criterion.id().equals("C1")
                                                    ? RubricLevel.APPROACHING
                                                    : RubricLevel.DEMONSTRATED,
                                            RubricLevel.DEMONSTRATED))
                                    .toList(),
                            district,
                            clock.instant());
        }
        clock.advance(Duration.ofDays(32));
    }

    @Test
    void kappaIsShownWithItsRange() {
        read(8, criterion -> criterion.equals("C1") ? RubricLevel.NOT_YET : RubricLevel.DEMONSTRATED);

        assertThat(get("/admin/agreement", lead)
                        .select("td[data-label=Weighted kappa]")
                        .eachText())
                .hasSize(3)
                .containsOnly("1.00 (1.00 to 1.00)");
        assertThat(get("/reviews/agreement", reader).select("dl.facts").text()).contains("1.00 (1.00 to 1.00)");
    }

    @Test
    void figuresAreSpokenInSpanish() {
        readAlike(8);

        Document page = Jsoup.parse(body(web.get()
                .uri("/admin/agreement")
                .with(authentication(TestPeople.as(TestPeople.signedIn(lead, district, "es"))))
                .exchange()));

        assertThat(page.select("h1").text()).isEqualTo("En qué medida coinciden los revisores");
        assertThat(page.select("dl.facts").text()).contains("1.00");
    }

    @Test
    void ofTooFewPairsNothingIsShown() {
        readAlike(7);

        assertThat(get("/admin/agreement", lead).text())
                .contains("Fewer than 30 pairs so far")
                .doesNotContain("100%");
        assertThat(get("/reviews/agreement", reader).text())
                .contains("Fewer than 30 pairs so far")
                .doesNotContain("100%");
    }

    @Test
    void aVersionShowsItsCriteria() {
        TestPolicies.decide(district, "paired-scores", "10", context);
        readAlike(10);

        assertThat(get("/admin/agreement/" + version.id(), lead).select("tbody tr"))
                .hasSize(version.content().criteria().size());
    }

    @Test
    void readersSeeTheirOwnAndNobodysName() {
        readAlike(8);

        String page = get("/reviews/agreement", reader).text();

        assertThat(page).contains("32", "100%", "Productive small-group work").doesNotContain("Othername", "Earner");
    }

    @Test
    void nobodyElseFindsThesePages() {
        readAlike(8);
        PersonId colleague = people.person(district, "Col League");

        assertThat(asked("/admin/agreement", reader)).hasStatus(404);
        assertThat(asked("/admin/agreement/" + version.id(), reader)).hasStatus(404);
        assertThat(asked("/reviews/agreement", colleague)).hasStatus(404);
        DistrictId far = people.district();
        assertThat(asked("/admin/agreement/" + version.id(), people.person(far, "Far Lead", Role.LEAD), far))
                .hasStatus(404);
    }

    @Test
    void aPausedReaderIsToldAndTakesNothingNew() {
        pause(reader);
        TestSubmissions.submitted(version.definition(), people.person(district, "Earner"), district, context);

        assertThat(get("/reviews", reader).text()).contains("You get no new work for now");
        assertThat(get("/reviews", reader).select("form[action$=/reviews/next]"))
                .isEmpty();
        assertThat(post("/reviews/next", reader)).hasRedirectedUrl("/reviews");
        assertThat(get("/reviews/agreement", reader).text()).contains("What you hold stays yours");
    }

    @Test
    void theLeadSaysGoOn() {
        pause(reader);
        Document page = get("/admin/agreement", lead);
        assertThat(page.select(".tasks li").text()).contains("Ray Readername", "clearly below 0.60");

        assertThat(post(page.select("form[action*=/pauses/]").attr("action"), lead))
                .hasRedirectedUrl("/admin/agreement");

        assertThat(pauses.isPaused(reader, district)).isFalse();
        assertThat(get("/admin/agreement", lead).select(".tasks li")).isEmpty();
    }

    @Test
    void nobodyElseSaysGoOn() {
        pause(reader);
        String end =
                get("/admin/agreement", lead).select("form[action*=/pauses/]").attr("action");

        assertThat(post(end, reader)).hasStatus(404);
        assertThat(post(end, other)).hasStatus(404);
        assertThat(pauses.isPaused(reader, district)).isTrue();
    }

    /** However much was read, by however many. */
    @Test
    void thePagesTakeAFixedNumberOfQueries() {
        readAlike(2);
        List<Long> few = queries();
        for (int i = 0; i < 3; i++) {
            people.person(district, "Reader " + i, Role.REVIEWER);
        }
        clock.advance(Duration.ofDays(1));
        readAlike(6);

        assertThat(queries()).isEqualTo(few);
    }

    private List<Long> queries() {
        return List.of(
                TestQueries.during(jdbc, () -> get("/admin/agreement", lead)),
                TestQueries.during(jdbc, () -> get("/admin/agreement/" + version.id(), lead)),
                TestQueries.during(jdbc, () -> get("/reviews/agreement", reader)));
    }

    private void pause(PersonId paused) {
        LevelPairs apart = new LevelPairs(new long[][] {{10, 0, 6}, {0, 0, 0}, {8, 0, 6}});
        pauses.pause(Map.of(paused, apart), Policies.SHIPPED, district);
    }

    private void readAlike(int works) {
        read(works, criterion -> RubricLevel.DEMONSTRATED);
    }

    private void read(int works, Function<String, RubricLevel> level) {
        for (int i = 0; i < works; i++) {
            TestSubmissions.submitted(version.definition(), people.person(district, "Earner " + i), district, context);
        }
        TestReviews.recordAll(district, level, context);
        agreements.follow(district);
        clock.advance(Duration.ofDays(40));
    }

    private Document get(String path, PersonId person) {
        MvcTestResult answer = asked(path, person);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult asked(String path, PersonId person) {
        return asked(path, person, district);
    }

    private MvcTestResult asked(String path, PersonId person, DistrictId where) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, where)))
                .exchange();
    }

    private MvcTestResult post(String path, PersonId person) {
        return web.post()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .with(csrf())
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
