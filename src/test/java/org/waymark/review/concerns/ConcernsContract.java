package org.waymark.review.concerns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.List;
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
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.ReadingView;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReading;
import org.waymark.review.TestReviews;
import org.waymark.review.assigning.GivenBackWhy;
import org.waymark.review.assigning.Hands;
import org.waymark.review.certification.TestAnchors;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionForReview;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** A reader raises a concern, somebody hears it, and no rating knows of it. */
abstract class ConcernsContract {

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
    People people;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;
    PersonId reader;
    PersonId other;
    SubmissionId submission;
    EvidenceId file;
    ReviewId review;
    ReviewId second;
    PersonId hearer;

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
        second = reviews.assignedTo(other, district).get(0);
        hearer = test.person(district, "Hanna Hearer", Role.CONCERNS);
    }

    @Test
    void aConcernReachesWhoHearsThemWithoutWhoseItIsOrWhoRaisedIt() {
        raise("kind", "SAFEGUARDING", "words", "A bruise on an arm");

        assertThat(get("/notices", hearer)).bodyText().contains("raised a concern");
        assertThat(page("/concerns", hearer).select(".tasks li").text()).contains("Safeguarding");
        assertThat(text(get(address(), hearer)))
                .contains("A bruise on an arm")
                .doesNotContain("Secretname", "Readername", "Secrettitle", "secretfile", earner.toString());
    }

    @Test
    void itStopsNothing() {
        raise("kind", "ORIGINALITY", "words", "I have read this before");

        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);

        assertThat(get("/submissions/" + submission + "/decision", earner))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("read this before");
    }

    @Test
    void whoseItIsIsToldOnAskingAndTheEarnerSeesThat() {
        raise("kind", "PRIVACY", "words", "A name on the wall");

        assertThat(text(asked())).contains("Jordan Secretname");

        assertThat(page("/record/looks", earner).text())
                .contains("Hanna Hearer", "asked whose work a concern is about");
        assertThat(jdbc.sql("select person_id from review_conflict where district_id = ? and earner_id = ?")
                        .params(district.id(), earner.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(hearer.id());
    }

    @Test
    void askingWhoseItIsLosesNothingOfTheAnswer() {
        raise("kind", "PRIVACY", "words", "A name on the wall");

        assertThat(text(asked("outcome", "DEALT_WITH", "answer", "Half an answer")))
                .contains("Half an answer", "name=\"asked\"");
        assertThat(post(address(), hearer, "asked", "yes", "outcome", "DEALT_WITH", "answer", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Jordan Secretname");
    }

    @Test
    void aPieceIsKeptFromTheOtherReaderUntilSomebodyHasLooked() {
        raise("kind", "PRIVACY", "piece", number(), "withhold", "yes", "words", "A child's face");

        assertThat(text(get("/reviews/" + second, other)))
                .contains("Kept back for now")
                .doesNotContain("/evidence/" + file);
        assertThat(get("/reviews/" + second + "/evidence/" + file, other)).hasStatus(404);
        assertThat(get("/reviews/" + review + "/evidence/" + file, reader)).hasStatus3xxRedirection();

        settle("NOTHING", "It is a drawing");

        assertThat(get("/reviews/" + second + "/evidence/" + file, other)).hasStatus3xxRedirection();
    }

    @Test
    void anAddressFromBeforeOpensNothingThatIsKeptBack() {
        String before = get("/reviews/" + second + "/evidence/" + file, other)
                .getResponse()
                .getRedirectedUrl();
        assertThat(get(before, other)).hasStatusOk();

        raise("kind", "PRIVACY", "piece", number(), "withhold", "yes", "words", "A child's face");

        assertThat(get(before, other)).hasStatus(404);
    }

    @Test
    void whatStaysAwayStaysAwayFromAllReadersAndTheEarnerIsTold() {
        raise("kind", "PRIVACY", "piece", number(), "withhold", "yes", "words", "A child's face");

        settle("KEPT_AWAY", "No consent for this child");

        assertThat(get("/reviews/" + review + "/evidence/" + file, reader)).hasStatus(404);
        assertThat(get("/reviews/" + second + "/evidence/" + file, other)).hasStatus(404);
        assertThat(text(get("/notices", earner)))
                .contains("is not shown to its readers", "Productive small-group work", "Piece 1 of")
                .doesNotContain("Hearer");
        assertThat(text(get("/notices", reader))).contains("settled it");
        assertThat(text(get("/reviews/" + second, other)))
                .contains("Not shown to readers")
                .doesNotContain("for now");
    }

    @Test
    void whoseWorkItIsIsNoReasonToKeepAPieceAway() {
        raise("kind", "ORIGINALITY", "piece", number(), "words", "I have read this before");

        assertThat(text(get(address(), hearer))).doesNotContain("KEPT_AWAY");
        assertThat(post(address(), hearer, "outcome", "KEPT_AWAY", "answer", "Not theirs"))
                .hasStatus(404);
        assertThat(get("/reviews/" + second + "/evidence/" + file, other)).hasStatus3xxRedirection();
    }

    /** Each item has another number there, and is the same to look at. */
    @Test
    void whatWasKeptAwayDoesNotComeBackWithTheNextAttempt() {
        raise("kind", "PRIVACY", "piece", number(), "withhold", "yes", "words", "A child's face");
        settle("KEPT_AWAY", "No consent for this child");
        TestReviews.recordAll(district, criterion -> RubricLevel.APPROACHING, context);
        test.person(district, "Rhea Readername", Role.REVIEWER);
        test.person(district, "Rolf Readername", Role.REVIEWER);

        SubmissionId next = TestSubmissions.again(submission, earner, district, context);

        PersonId again = people.inRole(Role.REVIEWER, district).stream()
                .filter(each -> reviews.assignedTo(each, district).size() == 1)
                .findFirst()
                .orElseThrow();
        ReviewId theirs = reviews.assignedTo(again, district).get(0);
        List<EvidenceId> pieces = submissions.forReview(next, district).evidence().stream()
                .map(SubmissionForReview.Item::id)
                .toList();
        assertThat(pieces).hasSizeGreaterThan(1).doesNotContain(file);
        assertThat(get("/reviews/" + theirs + "/evidence/" + pieces.get(0), again))
                .hasStatus(404);
        assertThat(reviews.view(theirs, again, district).pieces())
                .filteredOn(ReadingView.Piece::withheld)
                .extracting(ReadingView.Piece::id)
                .containsExactly(pieces.get(0));
    }

    @Test
    void whatIsKeptAwayAfterItsEarnerAllowedItsUseIsNoSamplePiece() {
        EvidenceId words = submissions.forReview(submission, district).evidence().stream()
                .filter(item -> item.text() != null && !item.text().isBlank())
                .map(SubmissionForReview.Item::id)
                .findFirst()
                .orElseThrow();
        raise("kind", "PRIVACY", "piece", number(words), "words", "A child is named");
        TestReviews.recordAll(district, criterion -> RubricLevel.APPROACHING, context);
        DefinitionVersion version = context.getBean(Definitions.class)
                .version(submissions.forReview(submission, district).version(), district);
        String asked = "/samples/" + TestAnchors.request(version, submission, earner, district, context);
        assertThat(post(asked, earner, "yes", "true")).hasRedirectedUrl(asked);
        PersonId lead = test.person(district, "Lea Lead", Role.LEAD);
        String pieces = "/admin/samples/of/" + version.id();
        assertThat(page(pieces, lead).text()).contains("Being written");

        settle("KEPT_AWAY", "No consent for this child");

        assertThat(page(pieces, lead).text()).contains("There is none yet");
    }

    @Test
    void whatIsMissingIsSaidAndNothingIsLost() {
        assertThat(raise("kind", "ORIGINALITY", "withhold", "yes", "piece", "1", "words", "Half a thought"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#withhold\"", "Half a thought");
        assertThat(raise("words", "")).hasStatus(422).bodyText().contains("href=\"#kind\"", "href=\"#words\"");
        raise("kind", "PRIVACY", "words", "A name on the wall");
        assertThat(post(address(), hearer, "answer", "Why not"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#outcome\"", "Why not");
    }

    @Test
    void nobodyElseHearsIt() {
        raise("kind", "PRIVACY", "words", "A name on the wall");
        PersonId lead = test.person(district, "Lea Lead", Role.LEAD);
        DistrictId far = test.district();
        PersonId farHearer = test.person(far, "Fay Far", Role.CONCERNS);

        for (PersonId person : new PersonId[] {lead, earner, reader, other}) {
            assertThat(get(address(), person)).hasStatus(404);
            assertThat(post(address() + "/whose", person)).hasStatus(404);
            assertThat(post(address(), person, "outcome", "NOTHING", "answer", "No"))
                    .hasStatus(404);
        }
        assertThat(web.get().uri(address()).with(authentication(TestPeople.as(farHearer, far))))
                .hasStatus(404);
        assertThat(page("/concerns", lead).select(".tasks li")).isEmpty();
    }

    @Test
    void whoeverGaveTheWorkBackHearsNoneOfIt() {
        people.give(Role.CONCERNS, other, district, null, "Also hears concerns");
        context.getBean(Hands.class).giveBack(second.id(), other, GivenBackWhy.NO_TIME, district);
        raise("kind", "PRIVACY", "words", "A name on the wall");

        assertThat(get(address(), other)).hasStatus(404);
        assertThat(page("/concerns", other).select(".tasks li")).isEmpty();
        assertThat(page("/concerns", hearer).select(".tasks li")).hasSize(1);
    }

    @Test
    void whatIsSettledShowsTheWorkNoMore() {
        raise("kind", "PRIVACY", "piece", number(), "words", "A name on the wall");
        String piece = address() + "/evidence/" + file;
        String before = get(piece, hearer).getResponse().getRedirectedUrl();
        assertThat(get(before, hearer)).hasStatusOk();

        settle("DEALT_WITH", "Talked with them");

        assertThat(get(piece, hearer)).hasStatus(404);
        assertThat(get(before, hearer)).hasStatus(404);
        assertThat(text(get(address(), hearer)))
                .contains("Talked with them", "no longer shown here")
                .doesNotContain("/evidence/");
    }

    @Test
    void anotherReadersReviewRaisesNothing() {
        assertThat(post("/reviews/" + second + "/concern", reader, "kind", "PRIVACY", "words", "Not mine"))
                .hasStatus(404);
    }

    @Test
    void raisingAndSettlingAreInTheRecordByIds() {
        raise("kind", "PRIVACY", "words", "A name on the wall");
        settle("DEALT_WITH", "Talked with them");

        assertThat(jdbc.sql(
                                "select verb || ' ' || subject from audit_entry where district = ? and verb like 'concern-%'"
                                        + " order by at, verb")
                        .param(district.id())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("concern-raised concern " + id(), "concern-settled concern " + id());
    }

    private MvcTestResult raise(String... fields) {
        return post("/reviews/" + review + "/concern", reader, fields);
    }

    /** The page to which asking whose work it is leads. */
    private MvcTestResult asked(String... fields) {
        MvcTestResult asked = post(address() + "/whose", hearer, fields);
        assertThat(asked).hasRedirectedUrl(address());
        return web.get()
                .uri(address())
                .cookie(asked.getResponse().getCookies())
                .with(authentication(TestPeople.as(hearer, district)))
                .exchange();
    }

    private void settle(String outcome, String answer) {
        assertThat(post(address(), hearer, "outcome", outcome, "answer", answer))
                .hasRedirectedUrl("/concerns");
    }

    /** The piece by its number on the reader's page. */
    private String number() {
        return number(file);
    }

    private String number(EvidenceId asked) {
        return reviews.view(review, reader, district).pieces().stream()
                .filter(piece -> piece.id().equals(asked))
                .map(piece -> String.valueOf(piece.number()))
                .findFirst()
                .orElseThrow();
    }

    private String address() {
        return "/concerns/" + id();
    }

    private String id() {
        return jdbc.sql("select id from review_concern where district_id = ?")
                .param(district.id())
                .query(UUID.class)
                .single()
                .toString();
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
