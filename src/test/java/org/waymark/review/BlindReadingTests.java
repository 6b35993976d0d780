package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.placement.TestCourses;
import org.waymark.storage.TestFiles;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** Reads as somebody would who wants to know whose work it is, who else reads it, or what they said. */
@OnH2
class BlindReadingTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople test;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reviews reviews;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;
    PersonId reader;
    PersonId other;
    SubmissionId submission;
    EvidenceId file;
    ReviewId review;

    @BeforeEach
    void submit() {
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = test.person(district, "Jordan Secretname");
        reader = test.person(district, "Ray Readername", Role.REVIEWER);
        other = test.person(district, "Olga Othername", Role.REVIEWER);
        submission = submissions.start(definition, earner, district);
        file = drafts.attachFile(
                submission,
                earner,
                district,
                "A1",
                "Jordans Secrettitle",
                "jordan-secretfile.png",
                new ByteArrayInputStream(TestFiles.png()),
                Set.of("C1"),
                true);
        TestSubmissions.complete(submission, earner, district, context);
        drafts.submit(submission, earner, district, true);
        review = reviews.assignedTo(reader, district).get(0);
    }

    private void reads(PersonId by, RubricLevel level) {
        ReviewId theirs = reviews.assignedTo(by, district).get(0);
        reviews.open(theirs, by, district);
        reviews.keep(
                theirs,
                TestReviews.ratings(reviews.criteriaOf(theirs, by, district), criterion -> level),
                "Sharp note",
                null,
                by,
                district);
        reviews.record(
                theirs,
                TestReviews.ratings(reviews.criteriaOf(theirs, by, district), criterion -> level),
                by,
                district);
    }

    /** Without what differs from page to page: tokens, versions. */
    private String body(String path, PersonId person) {
        Document page = page(path, person);
        page.select("input[name=_csrf], script, link").remove();
        return page.body().html();
    }

    @Test
    void oneReadersReviewChangesNothingThatTheOtherSees() {
        ReviewId theirs = reviews.assignedTo(other, district).get(0);
        get("/reviews/" + theirs, other);
        get("/notices", other);
        String queue = body("/reviews", other);
        String reading = body("/reviews/" + theirs, other);
        String notices = body("/notices", other);
        String agreement = body("/reviews/agreement", other);

        reads(reader, RubricLevel.NOT_YET);

        assertThat(body("/reviews", other)).isEqualTo(queue);
        assertThat(body("/reviews/" + theirs, other)).isEqualTo(reading);
        assertThat(body("/notices", other)).isEqualTo(notices);
        assertThat(body("/reviews/agreement", other)).isEqualTo(agreement);
    }

    @Test
    void theFirstReviewChangesNothingThatTheEarnerSees() {
        reviews.open(review, reader, district);
        List<String> pages = List.of("/home", "/submissions/" + submission, "/notices", "/record");
        pages.forEach(path -> get(path, earner));
        List<String> before = pages.stream().map(path -> body(path, earner)).toList();

        reads(reader, RubricLevel.NOT_YET);

        assertThat(pages.stream().map(path -> body(path, earner)).toList()).isEqualTo(before);
        assertThat(get("/submissions/" + submission + "/decision", earner)).hasStatus(404);
    }

    @Test
    void aGradebookIsToldNothingBetweenTheHandInAndTheDecision() {
        DefinitionVersion version = TestDefinitions.smallGroupWorkIn(district, context);
        PersonId learner = TestCourses.opened(district, UUID.randomUUID(), version, context)
                .learner()
                .id();
        SubmissionId work = TestSubmissions.submitted(version.definition(), learner, district, context);
        List<String> before = told();

        for (ReviewId each : reviews.assignedTo(reader, district)) {
            reviews.open(each, reader, district);
            reviews.record(
                    each,
                    TestReviews.ratings(
                            reviews.criteriaOf(each, reader, district), criterion -> RubricLevel.DEMONSTRATED),
                    reader,
                    district);
        }

        assertThat(told()).isEqualTo(before);
        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);
        assertThat(told()).hasSizeGreaterThan(before.size()).anyMatch(row -> row.contains(work.toString()));
    }

    @Test
    void idsOfTheTwoReviewsTellNeitherTimeNorThatTheyBelongTogether() {
        ReviewId theirs = reviews.assignedTo(other, district).get(0);

        assertThat(Arrays.asList(review.id().version(), theirs.id().version())).containsOnly(4);
    }

    @Test
    void anothersReviewIsAnsweredLikeOneThatThereIsNot() {
        ReviewId theirs = reviews.assignedTo(other, district).get(0);
        for (String path :
                List.of("", "/reconcile", "/concern", "/evidence/" + file, "/evidence/" + file + "/captions")) {
            MvcTestResult real = get("/reviews/" + theirs + path, reader);
            MvcTestResult none = get("/reviews/" + ReviewId.fresh() + path, reader);

            assertThat(real).hasStatus(404);
            assertThat(none).hasStatus(404);
            assertThat(withoutReference(real)).as(path).isEqualTo(withoutReference(none));
        }
    }

    @Test
    void noPageOfAReaderHoldsWhoOrWhere() {
        String[] secrets = {
            "Secretname",
            "Othername",
            "Secrettitle",
            "secretfile",
            earner.toString(),
            other.toString(),
            submission.toString(),
            reviews.assignedTo(other, district).get(0).toString()
        };
        for (String path : List.of(
                "/reviews",
                "/reviews/" + review,
                "/reviews/" + review + "?criterion=C1",
                "/reviews/" + review + "/concern",
                "/reviews/agreement",
                "/notices")) {
            assertThat(text(get(path, reader))).as(path).doesNotContain(secrets);
        }
        assertThat(text(post("/reviews/" + review, reader, "level[C1]", "APPROACHING")))
                .doesNotContain(secrets);
    }

    @Test
    void nothingStaysInABrowser() {
        assertThat(get("/reviews/" + review, reader).getResponse().getHeader("Cache-Control"))
                .contains("no-store");
        String address = get("/reviews/" + review + "/evidence/" + file, reader)
                .getResponse()
                .getRedirectedUrl();
        assertThat(address).doesNotContain(submission.toString(), file.toString(), "secret");
        MvcTestResult shown = get(address, reader);
        assertThat(shown).hasStatusOk();
        assertThat(String.valueOf(shown.getResponse().getHeader("Cache-Control")))
                .doesNotContain("public");
        assertThat(shown.getResponse().getHeaderNames().stream()
                        .map(name -> String.valueOf(shown.getResponse().getHeaders(name)))
                        .toList()
                        .toString())
                .doesNotContain("secretfile", "Secrettitle", submission.toString());
    }

    @Test
    void anAddressOfAFileIsGoodForItsReaderAlone() {
        String address = get("/reviews/" + review + "/evidence/" + file, reader)
                .getResponse()
                .getRedirectedUrl();

        assertThat(get(address, other)).hasStatus(404);
    }

    @Test
    void theAuditNamesNoReaderWhoeverSearches() {
        reads(reader, RubricLevel.NOT_YET);
        post("/reviews/" + review + "/concern", reader, "kind", "PRIVACY", "words", "A name on the wall");
        PersonId lead = test.person(district, "Lea Lead", Role.LEAD);

        assertThat(page("/admin/audit", lead).select("main table").text()).doesNotContain("Readername");
        assertThat(page("/admin/audit?q=Readername", lead).select("main table").text())
                .doesNotContain("work without knowing");
        assertThat(body("/record/looks", earner)).doesNotContain("Readername");
    }

    @Test
    void afterBothAreInTheOtherIsStillNobody() {
        reads(reader, RubricLevel.DEMONSTRATED);
        reads(other, RubricLevel.DEMONSTRATED);

        assertThat(text(get("/reviews/" + review, reader))).doesNotContain("Othername", other.toString(), "Secretname");
        assertThat(text(get("/submissions/" + submission + "/decision", earner)))
                .doesNotContain("Readername", "Othername", "Sharp note", review.toString());
    }

    @Test
    void aCopyOfTheEarnersDataTellsNothingBeforeTheDecision() {
        reads(reader, RubricLevel.NOT_YET);

        assertThat(context.getBean(ReviewsOfPerson.class).held(earner, district))
                .isEmpty();
    }

    private List<String> told() {
        return jdbc.sql("select submission_id || ' ' || kind from score_publication where district_id = ? order by 1")
                .param(district.id())
                .query(String.class)
                .list();
    }

    private static String withoutReference(MvcTestResult answer) {
        return text(answer).replaceAll("[0-9a-fA-F-]{8,}", "");
    }

    private MvcTestResult get(String path, PersonId person) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }

    private Document page(String path, PersonId person) {
        return Jsoup.parse(text(get(path, person)));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult post(String path, PersonId person, String... fields) {
        var request = web.post().uri(path);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.with(csrf())
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }
}
