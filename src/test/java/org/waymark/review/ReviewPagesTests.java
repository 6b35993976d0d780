package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

@OnH2
class ReviewPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople test;

    @Autowired
    SessionFactory sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reviews reviews;

    @Autowired
    Submissions submissions;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;
    PersonId reader;
    PersonId other;
    SubmissionId submission;
    EvidenceId file;
    EvidenceId picture;
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
        picture = begun.picture();
        review = begun.review();
    }

    @Test
    void theQueueShowsWhatIsAssigned() {
        assertThat(get("/reviews", reader))
                .hasStatusOk()
                .bodyText()
                .contains("Productive small-group work", "/reviews/" + review, "Due in 5 days");
    }

    @Test
    void theQueueSpeaksSpanish() {
        assertThat(web.get()
                        .uri("/reviews")
                        .with(authentication(TestPeople.as(TestPeople.signedIn(reader, district, "es")))))
                .hasStatusOk()
                .bodyText()
                .contains("Mis revisiones");
    }

    @Test
    void theQueueIsNotThereForOthers() {
        assertThat(get("/reviews", earner)).hasStatus(404);
    }

    @Test
    void theReadingShowsWorkAndRubric() {
        assertThat(get("/reviews/" + review, reader))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Evidence 1",
                        "https://video.example.org/1",
                        "rel=\"noreferrer noopener\"",
                        "Task needs the group",
                        "name=\"level[C1]\"",
                        "An overview of my class");
    }

    @Test
    void theReadingTellsNothingOfTheEarnerOrTheOther() {
        assertThat(get("/reviews/" + review, reader))
                .bodyText()
                .doesNotContain(
                        "Secretname",
                        "Othername",
                        "Secrettitle",
                        "secretfile",
                        earner.toString(),
                        other.toString(),
                        submission.toString());
    }

    @Test
    void theQueueTellsNothingOfTheEarnerOrTheOther() {
        assertThat(get("/reviews", reader))
                .bodyText()
                .doesNotContain("Secretname", "Othername", earner.toString(), other.toString(), submission.toString());
    }

    @Test
    void theReadingTellsNothingOfTheOtherReviewAfterItIsIn() {
        record(other, "Sharp words of the other");

        assertThat(get("/reviews/" + review, reader)).bodyText().doesNotContain("Sharp words");
    }

    @Test
    void theOtherReadersReviewIsNotFound() {
        assertThat(get("/reviews/" + reviews.assignedTo(other, district).get(0), reader))
                .hasStatus(404);
    }

    @Test
    void theEarnerDoesNotFindTheReview() {
        assertThat(get("/reviews/" + review, earner)).hasStatus(404);
    }

    @Test
    void theComparisonIsNotThereForOneOfTheTwo() {
        assertThat(get("/reviews/" + review + "/reconcile", reader)).hasStatus(404);
    }

    @Test
    void someoneFromAnotherDistrictFindsNothing() {
        assertThat(web.get().uri("/reviews/" + review).with(authentication(TestPeople.as(reader, test.district()))))
                .hasStatus(404);
    }

    @Test
    void anIdThatIsNoneIsABadRequest() {
        assertThat(get("/reviews/seven", reader)).hasStatus4xxClientError();
    }

    /** A file, by the short-lived address that its own leads to. */
    private MvcTestResult opened(String address) {
        return get(get(address, reader).getResponse().getRedirectedUrl(), reader);
    }

    @Test
    void aFileOpensUnderANeutralName() {
        assertThat(opened("/reviews/" + review + "/evidence/" + file))
                .hasStatusOk()
                .headers()
                .hasValue(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"evidence-A1.pdf\"; filename*=UTF-8''evidence-A1.pdf");
    }

    @Test
    void aLookAtBlindWorkIsRecordedOnceByIds() {
        get("/reviews/" + review, reader);
        opened("/reviews/" + review + "/evidence/" + file);
        opened("/reviews/" + review + "/evidence/" + file);

        assertThat(jdbc.sql("select actor || ' ' || subject from audit_entry where district = ? and verb = ?")
                        .params(district.id(), "looked-blind")
                        .query(String.class)
                        .list())
                .containsExactly(reader + " blind " + review);
    }

    @Test
    void captionsAreALookToo() {
        jdbc.sql("update evidence_item set captions = 'WEBVTT' where id = ?")
                .param(file.id())
                .update();

        assertThat(get("/reviews/" + review + "/evidence/" + file + "/captions", reader))
                .hasStatusOk();

        assertThat(jdbc.sql("select count(*) from audit_entry where district = ? and verb = 'looked-blind'")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatIsNoLongerThereIsSaidAndLeadsNowhere() {
        jdbc.sql("update evidence_item set storage_key = null, media_type = 'video/mp4' where id = ?")
                .param(file.id())
                .update();
        jdbc.sql("update evidence_item set withheld_at = added_at where kind = 'LINK' and district_id = ?")
                .param(district.id())
                .update();

        assertThat(page("/reviews/" + review))
                .contains("It is no longer here")
                .doesNotContain("/evidence/" + file, "video.example.org");
        assertThat(opened("/reviews/" + review + "/evidence/" + picture)).hasStatusOk();
        jdbc.sql("update evidence_item set withheld_at = added_at where id = ?")
                .param(picture.id())
                .update();
        assertThat(get("/reviews/" + review + "/evidence/" + picture, reader)).hasStatus(404);
    }

    @Test
    void filesOpenInTheFrameWhereTheSessionIs() {
        Document page = Jsoup.parse(page("/reviews/" + review));

        assertThat(page.select("[href*=/evidence/]").eachAttr("target")).isEmpty();
        assertThat(page.select("a").eachAttr("href")).contains("/reviews/" + review + "/evidence/" + file);
    }

    @Test
    void aPictureIsShownInThePage() {
        assertThat(Jsoup.parse(page("/reviews/" + review)).select("img.shown").eachAttr("src"))
                .containsExactly("/reviews/" + review + "/evidence/" + picture);
    }

    @Test
    void aFileIsNotThereForWhoDoesNotReadIt() {
        assertThat(get("/reviews/" + review + "/evidence/" + file, earner)).hasStatus(404);
    }

    @Test
    void aReviewWithoutLevelsIsNotSent() {
        assertThat(send(reader, "strength[C1]", "Half a thought"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "<title>Error:",
                        "There is a problem",
                        "href=\"#C1-level\"",
                        "Choose a level for “Task needs the group”",
                        "Half a thought");
    }

    @Test
    void whatWasTypedIsKeptEvenWhenTheWindowIsClosed() {
        send(reader, "strength[C1]", "Half a thought");

        assertThat(get("/reviews/" + review, reader)).bodyText().contains("Half a thought");
    }

    @Test
    void aLevelThatIsNoneIsNotTaken() {
        assertThat(send(reader, "level[C1]", "PERFECT")).hasStatus(422);
    }

    @Test
    void belowDemonstratedAsksForWords() {
        assertThat(send(reader, "level[C1]", "APPROACHING"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#C1-gap\"", "Say what is missing for");
    }

    @Test
    void wordsAreShownAsWords() {
        assertThat(send(reader, "gap[C1]", "<script>alert(1)</script>"))
                .bodyText()
                .doesNotContain("<script>alert(1)</script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void wordsWithoutEndAreRefusedAndKept() {
        assertThat(send(reader, "strength[C1]", "x".repeat(4001)))
                .hasStatus(422)
                .bodyText()
                .contains("Shorten the strength for", "x".repeat(4001));
    }

    @Test
    void aDraftIsSavedForLater() {
        web.post()
                .uri("/reviews/" + review)
                .param("save", "save")
                .param("nextStep[C2]", "Look again")
                .with(csrf())
                .with(authentication(TestPeople.as(reader, district)))
                .exchange();

        assertThat(get("/reviews/" + review, reader)).bodyText().contains("Look again");
    }

    @Test
    void aCompleteReviewIsSent() {
        assertThat(sendAll(reader, RubricLevel.DEMONSTRATED)).hasRedirectedUrl("/reviews");
    }

    @Test
    void aSecondClickIsNoError() {
        sendAll(reader, RubricLevel.DEMONSTRATED);

        assertThat(sendAll(reader, RubricLevel.NOT_YET)).hasRedirectedUrl("/reviews");
    }

    @Test
    void aSentReviewCanBeReadAndNotChanged() {
        sendAll(reader, RubricLevel.DEMONSTRATED);

        assertThat(get("/reviews/" + review, reader))
                .bodyText()
                .contains("cannot be changed any more")
                .doesNotContain("name=\"level[C1]\"");
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        assertThat(web.post().uri("/reviews/" + review).with(authentication(TestPeople.as(reader, district))))
                .hasStatus(403);
    }

    @Test
    void takeNextSaysWhenThereIsNothing() {
        assertThat(web.post().uri("/reviews/next").with(csrf()).with(authentication(TestPeople.as(reader, district))))
                .hasRedirectedUrl("/reviews");
    }

    @Test
    void theThirdSeesBothSidesWithoutNames() {
        PersonId third = differ();

        assertThat(get("/reviews/" + reviews.assignedTo(third, district).get(0) + "/reconcile", third))
                .hasStatusOk()
                .bodyText()
                .contains("One reviewer", "The other reviewer", "Gap seen in C2", "name=\"level[C2]\"")
                .doesNotContain("Readername", "Othername", "Secretname", reader.toString(), other.toString());
    }

    @Test
    void theThirdIsLedToTheComparison() {
        PersonId third = differ();
        ReviewId theirs = reviews.assignedTo(third, district).get(0);

        assertThat(get("/reviews/" + theirs, third)).hasRedirectedUrl("/reviews/" + theirs + "/reconcile");
    }

    @Test
    void theThirdIsToldThatADraftIsSaved() {
        PersonId third = differ();
        ReviewId theirs = reviews.assignedTo(third, district).get(0);

        assertThat(web.post()
                        .uri("/reviews/" + theirs)
                        .param("save", "save")
                        .with(csrf())
                        .with(authentication(TestPeople.as(third, district))))
                .hasRedirectedUrl("/reviews/" + theirs + "/reconcile");
    }

    @Test
    void theQueueTakesAFixedNumberOfQueries() {
        Statistics statistics = sessions.getStatistics();
        statistics.clear();

        get("/reviews", reader);

        // Roles, assigned, recorded, titles, whether there is more, whether certificates are asked for (two), the
        // district's days and policies (two), the roles behind the tabs, whether they are paused, and how many notices.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(12);
    }

    @Test
    void theThirdsErrorsKeepTheComparison() {
        PersonId third = differ();

        assertThat(web.post()
                        .uri("/reviews/" + reviews.assignedTo(third, district).get(0))
                        .with(csrf())
                        .with(authentication(TestPeople.as(third, district))))
                .hasStatus(422)
                .bodyText()
                .contains("The other reviewer", "There is a problem");
    }

    @Test
    void theEarnerReadsWhatToChange() {
        TestReviews.recordAll(
                district, c -> c.equals("C1") ? RubricLevel.DEMONSTRATED : RubricLevel.APPROACHING, context);

        assertThat(get("/submissions/" + submission + "/decision", earner))
                .hasStatusOk()
                .bodyText()
                .contains("Not yet", "What to change", "Gap seen in C2", "Next step for C2", "/resubmit")
                .doesNotContain("Readername", "Othername", reader.toString(), other.toString());
    }

    @Test
    void theEarnerDoesNotLearnThatReadersDiffered() {
        PersonId third = differ();
        ReviewId theirs = reviews.assignedTo(third, district).get(0);
        reviews.record(
                theirs,
                TestReviews.ratings(reviews.criteriaOf(theirs, third, district), c -> RubricLevel.DEMONSTRATED),
                third,
                district);

        assertThat(get("/submissions/" + submission + "/decision", earner))
                .hasStatusOk()
                .bodyText()
                .contains("Awarded")
                .doesNotContainIgnoringCase("third")
                .doesNotContain("Approaching", "Thirdname");
    }

    @Test
    void theEarnerOfAnAwardIsLedToTheRecord() {
        TestReviews.recordAll(district, c -> RubricLevel.DEMONSTRATED, context);

        assertThat(get("/submissions/" + submission + "/decision", earner))
                .bodyText()
                .contains("Awarded", "href=\"/record\"")
                .doesNotContain("/resubmit");
    }

    @Test
    void aDecisionIsItsEarnersAlone() {
        TestReviews.recordAll(district, c -> RubricLevel.DEMONSTRATED, context);

        assertThat(get("/submissions/" + submission + "/decision", reader)).hasStatus(404);
    }

    @Test
    void aDecisionIsNotThereBeforeItIsMade() {
        assertThat(get("/submissions/" + submission + "/decision", earner)).hasStatus(404);
    }

    private PersonId differ() {
        PersonId third = test.person(district, "Theo Thirdname", Role.THIRD_READER);
        reviews.record(
                review,
                TestReviews.ratings(Set.of("C1", "C2", "C3", "C4"), c -> RubricLevel.DEMONSTRATED),
                reader,
                district);
        reviews.record(
                reviews.assignedTo(other, district).get(0),
                TestReviews.ratings(
                        Set.of("C1", "C2", "C3", "C4"),
                        c -> c.equals("C2") ? RubricLevel.APPROACHING : RubricLevel.DEMONSTRATED),
                other,
                district);
        return third;
    }

    private void record(PersonId by, String strength) {
        var ratings = TestReviews.ratings(Set.of("C1", "C2", "C3", "C4"), c -> RubricLevel.DEMONSTRATED);
        ratings.replaceAll((criterion, rating) -> Rating.demonstrated(strength));
        reviews.record(reviews.assignedTo(by, district).get(0), ratings, by, district);
    }

    private String page(String path) {
        try {
            return get(path, reader).getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MvcTestResult get(String path, PersonId person) {
        return web.get()
                .uri(path)
                .with(authentication(TestPeople.as(person, district)))
                .exchange();
    }

    private MvcTestResult send(PersonId by, String name, String value) {
        return web.post()
                .uri("/reviews/" + review)
                .param(name, value)
                .with(csrf())
                .with(authentication(TestPeople.as(by, district)))
                .exchange();
    }

    private MvcTestResult sendAll(PersonId by, RubricLevel level) {
        var request = web.post().uri("/reviews/" + review).param("send", "send");
        for (String criterion : Set.of("C1", "C2", "C3", "C4")) {
            request = request.param("level[" + criterion + "]", level.name());
        }
        return request.with(csrf())
                .with(authentication(TestPeople.as(by, district)))
                .exchange();
    }
}
