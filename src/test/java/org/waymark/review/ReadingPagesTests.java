package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.ZoneOffset;
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
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** One criterion at a time, kept as one goes, with notes and minutes. */
@OnH2
class ReadingPagesTests {

    @Autowired
    TestClock clock;

    @Autowired
    ReadingNotes notes;

    @Autowired
    ReadingTimes times;

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

    @Test
    void allCriteriaAreOnThePageUntilOneIsAskedFor() {
        assertThat(page("/reviews/" + review, reader).select("fieldset.rubric")).hasSize(4);
        assertThat(page("/reviews/" + review + "?criterion=C2", reader)
                        .select("fieldset.rubric input[type=radio]")
                        .eachAttr("name"))
                .containsOnly("level[C2]");
    }

    @Test
    void aCriterionThatThereIsNotIsAllOfThem() {
        assertThat(page("/reviews/" + review + "?criterion=C9", reader).select("fieldset.rubric"))
                .hasSize(4);
    }

    @Test
    void savingOneCriterionLeavesTheOthersAsTheyWere() {
        post("/reviews/" + review, reader, "save", "save", "strength[C1]", "Kept of the first");
        post("/reviews/" + review + "?criterion=C2", reader, "next", "next", "strength[C2]", "And of the second");

        assertThat(page("/reviews/" + review, reader).text()).contains("Kept of the first", "And of the second");
    }

    @Test
    void oneLeadsToTheNextAndTheLastToAll() {
        assertThat(post("/reviews/" + review + "?criterion=C1", reader, "next", "next"))
                .hasRedirectedUrl("/reviews/" + review + "?criterion=C2#C2-level");
        assertThat(post("/reviews/" + review + "?criterion=C4", reader, "next", "next"))
                .hasRedirectedUrl("/reviews/" + review + "#mine");
    }

    @Test
    void theQueueTellsWhatWasBegun() {
        assertThat(page("/reviews", reader).select(".tasks").text()).doesNotContain("Begun");
        post("/reviews/" + review, reader, "save", "save", "strength[C1]", "Kept of the first");

        assertThat(page("/reviews", reader).select(".tasks").text()).contains("Begun");
        assertThat(page("/reviews", other).select(".tasks").text()).doesNotContain("Begun");
    }

    @Test
    void onlyThePageOfAllSends() {
        assertThat(page("/reviews/" + review, reader).select("button[name=send]"))
                .hasSize(1);
        assertThat(page("/reviews/" + review + "?criterion=C1", reader).select("button[name=send]"))
                .isEmpty();
    }

    @Test
    void theEnterKeySavesAndDoesNotSend() {
        assertThat(page("/reviews/" + review, reader)
                        .select("form[data-keep] button")
                        .first()
                        .attr("name"))
                .isEqualTo("save");
    }

    @Test
    void aDraftIsKeptAsOneGoes() {
        assertThat(post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "Half a"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("{\"edition\":1}");
        assertThat(page("/reviews/" + review, reader).text()).contains("Half a");
    }

    @Test
    void anOlderWindowDoesNotWriteOverANewerOne() {
        post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "From the other window");

        assertThat(post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "Stale"))
                .hasStatus(409);
        assertThat(page("/reviews/" + review, reader).text())
                .contains("From the other window")
                .doesNotContain("Stale");
    }

    @Test
    void whatWasTypedInAnOlderWindowStandsBesideWhatIsKept() {
        post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "From the other window");

        MvcTestResult again =
                post("/reviews/" + review, reader, "save", "save", "edition", "0", "gap[C1]", "Typed here");

        assertThat(again).hasStatus(409).bodyText().contains("From the other window", "Typed here");
        String edition = Jsoup.parse(text(again)).select("input[name=edition]").val();
        assertThat(post("/reviews/" + review, reader, "save", "save", "edition", edition, "gap[C1]", "Typed here"))
                .hasRedirectedUrl("/reviews/" + review);
        assertThat(page("/reviews/" + review, reader).select("#C1-gap").text()).isEqualTo("Typed here");
    }

    @Test
    void theSameWordsTwiceAreNoConflict() {
        post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "Half a");

        assertThat(post("/reviews/" + review + "/keep", reader, "edition", "0", "gap[C1]", "Half a"))
                .hasStatusOk();
    }

    @Test
    void whatWasSentIsNotKeptAnew() {
        record(reader);

        assertThat(post("/reviews/" + review + "/keep", reader, "gap[C1]", "Too late"))
                .hasStatus(409);
    }

    @Test
    void anotherDoesNotKeepOrCount() {
        assertThat(post("/reviews/" + review + "/keep", other, "gap[C1]", "Mine?"))
                .hasStatus(404);
        assertThat(post("/reviews/" + review + "/minute", other)).hasStatus(404);
    }

    @Test
    void notesAreTheirReadersAlone() {
        post("/reviews/" + review, reader, "save", "save", "notes", "Ask about minute 4");
        record(reader);
        ReviewId second = reviews.assignedTo(other, district).get(0);

        assertThat(page("/reviews/" + review, reader).text()).contains("Ask about minute 4");
        assertThat(text(get("/reviews/" + second, other))).doesNotContain("minute 4");
        record(other);
        assertThat(text(get("/submissions/" + submission + "/decision", earner)))
                .doesNotContain("minute 4");
    }

    @Test
    void notesGoAMonthAfterTheDecision() {
        post("/reviews/" + review, reader, "save", "save", "notes", "Ask about minute 4");
        record(reader);
        notes.forget(district);
        assertThat(noted()).isOne();
        record(other);
        decidedDaysAgo(29);
        notes.forget(district);
        assertThat(noted()).isOne();
        decidedDaysAgo(31);

        notes.forget(district);

        assertThat(noted()).isZero();
    }

    private void decidedDaysAgo(int days) {
        jdbc.sql("update double_review set decided_at = ? where district_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC).minusDays(days), district.id())
                .update();
        jdbc.sql("update review set recorded_at = ? where district_id = ?")
                .params(clock.instant().atOffset(ZoneOffset.UTC).minusDays(days), district.id())
                .update();
    }

    @Test
    void minutesCountOneAtATimeAndNotAfterSending() {
        post("/reviews/" + review + "/minute", reader);
        post("/reviews/" + review + "/minute", reader);
        assertThat(minutes()).isOne();
        clock.advance(Duration.ofMinutes(1));
        post("/reviews/" + review + "/minute", reader);
        assertThat(minutes()).isEqualTo(2);
        record(reader);
        clock.advance(Duration.ofMinutes(1));

        post("/reviews/" + review + "/minute", reader);

        assertThat(minutes()).isEqualTo(2);
    }

    @Test
    void timesAreShownFromFiveReadingsByThreeReaders() {
        assertThat(times.of(district)).isEmpty();
        record(reader);
        record(other);
        jdbc.sql("update review set minutes = 10 where district_id = ?")
                .param(district.id())
                .update();
        PersonId third = test.person(district, "Rea Third", Role.REVIEWER);
        for (int i = 0; i < 3; i++) {
            PersonId another = test.person(district, "An Earner");
            TestSubmissions.submitted(definition, another, district, context);
        }
        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);
        assertThat(times.of(district)).isEmpty();
        jdbc.sql("update review set minutes = 25 where district_id = ? and minutes = 0")
                .param(district.id())
                .update();

        assertThat(times.of(district)).singleElement().satisfies(row -> {
            assertThat(row.readings()).isEqualTo(8);
            assertThat(row.minutes()).isEqualTo(25);
        });
        PersonId lead = test.person(district, "Lea Lead", Role.LEAD);
        assertThat(page("/admin/reading-times", lead).select("tbody td").eachText())
                .containsExactly("8", "25");
        assertThat(get("/admin/reading-times", third)).hasStatus(404);
    }

    @Test
    void thePageSaysWhatIsCountedAndWhichKeysThereAre() {
        assertThat(page("/reviews/" + review, reader).text())
                .contains("the keys 1, 2 and 3 choose a level", "to plan how many reviewers are needed");
    }

    private void record(PersonId by) {
        ReviewId theirs = reviews.assignedTo(by, district).get(0);
        reviews.record(
                theirs,
                TestReviews.ratings(reviews.criteriaOf(theirs, by, district), criterion -> RubricLevel.DEMONSTRATED),
                by,
                district);
    }

    private int noted() {
        return jdbc.sql("select count(*) from review where district_id = ? and notes is not null")
                .param(district.id())
                .query(Integer.class)
                .single();
    }

    private int minutes() {
        return jdbc.sql("select minutes from review where id = ?")
                .param(review.id())
                .query(Integer.class)
                .single();
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
