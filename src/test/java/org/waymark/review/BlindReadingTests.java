package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import org.waymark.submission.coaching.TestCoaching;

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
        TestReading begun = TestReading.handedIn(context);
        district = begun.district();
        definition = begun.definition();
        earner = begun.earner();
        reader = begun.reader();
        other = begun.other();
        submission = begun.submission();
        file = begun.file();
        review = begun.review();
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
        page.select("input[name=_csrf], input[name=once], script, link").remove();
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

        assertThat(page("/admin/audit", lead).select("main table tr").eachText())
                .anyMatch(row -> row.contains("without knowing whose it is"))
                .noneMatch(row -> row.contains("without knowing whose it is")
                        && (row.contains("Readername")
                                || row.contains("Secretname")
                                || row.contains(review.toString())));
        assertThat(page("/admin/audit?q=Readername", lead).select("main table").text())
                .doesNotContain("without knowing");
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

    @Test
    void aCoachWhoReadsElsewhereSeesNothingOfTheReading() {
        PersonId coach = test.person(district, "Cora Coach", Role.COACH, Role.REVIEWER);
        PersonId coached = test.person(district, "Casey Coached");
        SubmissionId work = submissions.start(definition, coached, district);
        String companion = new TestCoaching(context).coach(work, coach, coached, district);
        TestSubmissions.complete(work, coached, district, context);
        drafts.submit(work, coached, district, true);
        List<String> pages = List.of("/coaching", "/coaching/" + companion, "/reviews", "/notices", "/home");
        pages.forEach(path -> get(path, coach));
        List<String> before = pages.stream().map(path -> body(path, coach)).toList();

        reads(reader, RubricLevel.NOT_YET);
        reads(reader, RubricLevel.NOT_YET);

        assertThat(reviews.assignedTo(reader, district)).isEmpty();
        assertThat(reviews.assignedTo(other, district)).hasSize(2);
        assertThat(pages.stream().map(path -> body(path, coach)).toList()).isEqualTo(before);
        assertThat(before.toString()).doesNotContain("Readername", "Othername", review.toString());
        assertThat(get("/reviews/" + review, coach)).hasStatus(404);
    }

    @Test
    void anEarnerWhoNamesReadersOneByOneSeesNoneOfThemGo() {
        reviews.open(review, reader, district);
        test.person(district, "Nia Newreader", Role.REVIEWER);
        List<String> pages = List.of("/home", "/submissions/" + submission, "/notices");
        pages.forEach(path -> get(path, earner));
        List<String> before = pages.stream().map(path -> body(path, earner)).toList();

        assertThat(post("/record/apart", earner, "person", reader.toString())).hasStatus3xxRedirection();

        assertThat(get("/reviews/" + review, reader)).hasStatus(404);
        // What was said is said once, on the page after it.
        get("/record/apart", earner);
        assertThat(pages.stream().map(path -> body(path, earner)).toList()).isEqualTo(before);
    }

    @Test
    void aReaderWhoNamesColleaguesLearnsNotWhoseWorkItIs() {
        PersonId nobodys = test.person(district, "Kim Colleague");
        test.person(district, "Nia Newreader", Role.REVIEWER);
        assertThat(page("/record/apart?q=Colleague", reader).select(".note").text())
                .contains("(1)");
        post("/record/apart", reader, "person", nobodys.toString());
        boolean keptOfAnother = reviews.assignedTo(reader, district).contains(review);
        post("/record/apart", other, "person", earner.toString());

        assertThat(reviews.assignedTo(other, district)).isEmpty();
        assertThat(keptOfAnother).isFalse();
    }

    @Test
    void copiesOfTheirDataTellReadersAndEarnersNothingOfEachOther() {
        reads(reader, RubricLevel.NOT_YET);
        String readers = archive(reader);
        String earners = archive(earner);

        assertThat(readers)
                .contains(review.toString())
                .doesNotContain("Secretname", "Othername", earner.toString(), other.toString(), submission.toString());
        assertThat(earners)
                .contains(submission.toString())
                .doesNotContain("Readername", "Othername", reader.toString(), other.toString(), review.toString())
                .doesNotContain("Sharp note", "Gap seen in");
        assertThat(archive(other)).doesNotContain("Sharp note", "Gap seen in C", review.toString(), "Readername");
    }

    @Test
    void afterTheDecisionAnEarnersPagesAndCopyNameNoReader() {
        reads(reader, RubricLevel.NOT_YET);
        reads(other, RubricLevel.NOT_YET);
        String[] readers = {"Readername", "Othername", reader.toString(), other.toString(), review.toString()};

        for (String path : List.of(
                "/submissions/" + submission,
                "/submissions/" + submission + "/decision",
                "/submissions/" + submission + "/record",
                "/submissions/" + submission + "/record/file",
                "/submissions/" + submission + "/appeal",
                "/record",
                "/record/looks",
                "/notices",
                "/home")) {
            MvcTestResult answer = get(path, earner);
            assertThat(answer).as(path).hasStatusOk();
            assertThat(text(answer)).as(path).doesNotContain(readers);
        }
        assertThat(archive(earner)).doesNotContain(readers);
    }

    @Test
    void anAppealNamesNobodyToAnybody() {
        reads(reader, RubricLevel.NOT_YET);
        reads(other, RubricLevel.NOT_YET);
        PersonId anew = test.person(district, "Nia Newreader", Role.THIRD_READER);
        PersonId lead = test.person(district, "Lea Lead", Role.LEAD);
        assertThat(post("/submissions/" + submission + "/appeal", earner, "reasons", "Page two shows it"))
                .hasStatus3xxRedirection();
        ReviewId theirs = reviews.assignedTo(anew, district).get(0);

        assertThat(text(get("/reviews/" + theirs, anew)))
                .contains("Page two shows it")
                .doesNotContain("Readername", "Othername", "Secretname", "Sharp note", submission.toString());
        assertThat(text(get("/submissions/" + submission + "/appeal", earner)))
                .doesNotContain("Newreader", "Readername", "Othername");
        assertThat(text(get("/admin/appeals", lead)))
                .doesNotContain("Newreader", "Readername", "Othername", "Secretname", "Page two");
        for (PersonId before : List.of(reader, other)) {
            assertThat(text(get("/notices", before)) + text(get("/reviews", before)))
                    .doesNotContain("Page two", "Newreader", "appeal");
        }
    }

    @Test
    void aLeadWhoReadsTooSeesNothingOfWhatTheyReadOnTheLeadsPage() {
        PersonId both = test.person(district, "Bea Both", Role.LEAD);
        String before = body("/admin/reviews", both);
        assertThat(before)
                .contains("Readername")
                .doesNotContain("Secretname", earner.toString(), submission.toString(), "Secrettitle");
        assertThat(get("/admin/reviews", reader)).hasStatus(404);
        assertThat(get("/admin/decisions/" + submission, both)).hasStatus(404);
        assertThat(get("/admin/reading-times", reader)).hasStatus(404);
    }

    @Test
    void whoHearsAConcernIsGivenThatWorkNoMore() {
        PersonId hearer = test.person(district, "Hanna Hearer", Role.CONCERNS, Role.THIRD_READER);
        post("/reviews/" + review + "/concern", reader, "kind", "ORIGINALITY", "words", "Copied, I think");
        String address =
                page("/concerns", hearer).select("main a[href^=/concerns/]").attr("href");
        assertThat(get(address, hearer)).hasStatusOk();

        reads(reader, RubricLevel.NOT_YET);
        reads(other, RubricLevel.DEMONSTRATED);

        assertThat(reviews.assignedTo(hearer, district)).isEmpty();
    }

    @Test
    void theOtherReadersConcernIsNobodysOnTheReadersPages() {
        post("/reviews/" + review + "/concern", reader, "kind", "ORIGINALITY", "words", "Copied, I think");
        ReviewId theirs = reviews.assignedTo(other, district).get(0);

        assertThat(text(get("/reviews/" + theirs, other))
                        + text(get("/reviews/" + theirs + "/concern", other))
                        + text(get("/notices", other)))
                .doesNotContain("Copied, I think");
    }

    @Test
    void whoReadsAfterSomebodyElseSeesAFreshPage() {
        post("/reviews/" + review, reader, "save", "save", "strength[C1]", "Sharp note", "notes", "Sharper note");
        PersonId next = test.person(district, "Nia Newreader", Role.REVIEWER);
        assertThat(post("/reviews/" + review + "/decline", reader, "why", "NO_TIME"))
                .hasStatus3xxRedirection();
        ReviewId theirs = reviews.assignedTo(next, district).get(0);
        Document page = page("/reviews/" + theirs, next);

        assertThat(page.text() + page("/reviews", next).text())
                .doesNotContain("Sharp note", "Sharper note", "Begun", "Readername");
        assertThat(page.select("input[name=edition]").attr("value")).isEqualTo("0");
        assertThat(get("/reviews/" + theirs, reader)).hasStatus(404);
    }

    @Test
    void whatIsRefusedSaysNothingOfTheWork() {
        ReviewId theirs = reviews.assignedTo(other, district).get(0);
        String[] secrets = {"Secretname", "Othername", "Secrettitle", "secretfile", earner.toString()};
        for (MvcTestResult answer : List.of(
                post("/reviews/" + theirs + "/keep", reader, "strength[C1]", "x"),
                post("/reviews/" + theirs + "/minute", reader),
                post("/reviews/" + theirs, reader, "send", "send"),
                post("/reviews/" + theirs + "/decline", reader, "why", "KNOWN"),
                post("/reviews/" + theirs + "/concern", reader, "kind", "PRIVACY", "words", "x"),
                get("/reviews/" + theirs + "/decline", reader),
                get("/submissions/" + submission, reader),
                get("/submissions/" + submission + "/evidence/" + file, reader),
                get("/submissions/" + submission + "/record", reader),
                get("/submissions/" + submission + "/decision", reader))) {
            assertThat(answer).hasStatus(404);
            assertThat(text(answer)).doesNotContain(secrets);
        }
        assertThat(text(post("/reviews/" + review + "/decline", reader))).doesNotContain(secrets);
        assertThat(text(post("/reviews/" + review + "/concern", reader))).doesNotContain(secrets);
    }

    /** All files of a copy of somebody's data, one after the other. */
    private String archive(PersonId person) {
        MvcTestResult asked = get("/privacy/archive", person);
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(asked.getResponse().getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).isNotEmpty();
        return all.toString();
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
