package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;

@OnH2
class SubmissionPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    SubmittedEvents submitted;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    SessionFactory sessions;

    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private SubmissionId id;
    private String page;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan");
        me = TestPeople.as(earner, district);
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        id = submissions.start(definition.definition(), earner, district);
        page = "/submissions/" + id;
    }

    @Test
    void startLeadsToTheTaskList() {
        assertThat(post("/credentials/productive-small-group-work/start")).hasRedirectedUrl(page);
    }

    @Test
    void taskListSaysInWordsHowFarItIs() {
        drafts.answer(id, earner, district, Map.of("O1", "a", "O2", "b"));
        drafts.attachText(id, earner, district, "A1", "Plan", "words", Set.of("C1"));

        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Two of six parts are done.",
                        "Add: <span lang=\"en\">One group at work</span>",
                        "You added “Plan”");
    }

    @Test
    void taskListSpeaksSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        assertThat(web.get().uri(page).with(authentication(spanish)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Ninguna de las seis partes está lista todavía.",
                        "Añadir: <span lang=\"en\">One group at work</span>")
                .doesNotContain("??");
    }

    @Test
    void questionsSayInWhichLanguageTheirAuthorWrote() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        assertThat(web.get().uri(page + "/overview").with(authentication(spanish)))
                .bodyText()
                .contains("<html lang=\"es\"", "lang=\"en\">Describe the class");
    }

    @Test
    void taskListTakesAFixedNumberOfQueries() {
        TestSubmissions.complete(id, earner, district, context);
        get(page);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();

        get(page);

        // Submission, answers, evidence, definition, attempts, the plan, who looks on, what the district allows, the
        // identities behind a name that is no child's, what ends soon, and the roles; the list of what is worth mending
        // reads the submission and its definition once more.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(13);
    }

    @Test
    void answersAreKeptThoughNotAllAreGiven() {
        assertThat(post(page + "/overview", "answer-O1", "One\r\nTwo", "edition-O1", "0", "answer-O2", ""))
                .hasRedirectedUrl(page);

        assertThat(get(page + "/overview")).bodyText().contains("One\nTwo</textarea>");
    }

    @Test
    void anAnswerChangedInAnotherTabIsShownBesideWhatWasTyped() {
        post(page + "/overview", "answer-O1", "second tab", "edition-O1", "0");

        assertThat(post(page + "/overview", "answer-O1", "first tab", "edition-O1", "0"))
                .hasStatus(409)
                .bodyText()
                .contains("first tab</textarea>", "second tab</p>", "changed in another window", "value=\"1\"");
    }

    @Test
    void savingAgainReplacesKnowinglyWhatTheOtherTabSaved() {
        post(page + "/overview", "answer-O1", "second tab", "edition-O1", "0");

        assertThat(post(page + "/overview", "answer-O1", "first tab", "edition-O1", "1"))
                .hasRedirectedUrl(page);
    }

    @Test
    void whatWasTypedAfterSubmittingElsewhereIsShownNotLost() {
        submit();

        assertThat(post(page + "/reflection", "answer-R1", "too late", "edition-R1", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("too late</textarea>", "already submitted");
    }

    @Test
    void anAnswerWithoutEndIsRefusedAndKept() {
        assertThat(post(page + "/overview", "answer-O1", "x".repeat(20_001), "edition-O1", "0"))
                .hasStatus(422)
                .bodyText()
                .contains("Shorten this answer", "x".repeat(20_001));
    }

    @Test
    void whatSomeoneTypesIsNeverMarkup() {
        post(page + "/overview", "answer-O1", "<script>alert(1)</script>", "edition-O1", "0");

        assertThat(get(page + "/check")).bodyText().doesNotContain("<script>alert");
    }

    @Test
    void evidencePageTicksTheCriteriaJudgedFromIt() {
        assertThat(get(page + "/evidence/A2"))
                .hasStatusOk()
                .bodyText()
                .containsPattern("id=\"criteria-C2\"[^>]*checked")
                .containsPattern("id=\"criteria-C3\"[^>]*checked")
                .doesNotContainPattern("id=\"criteria-C1\"[^>]*checked")
                .contains("Can students be seen or heard in it?", "Instead of a video: Audio plus a transcript");
    }

    @Test
    void aPictureIsTakenInAndWhoIsInItIsAsked() {
        assertThat(upload("A1", file("tickets.png", TestFiles.png())))
                .redirectedUrl()
                .matches(page + "/evidence/items/[0-9a-f-]{36}/students");

        assertThat(get(page)).bodyText().contains("tickets.png", "PNG", "serves “Task needs the group, Listening");
    }

    @Test
    void aRequirementForSeveralPiecesStaysOpenForTheNext() {
        assertThat(upload("A3", file("first.pdf", TestFiles.pdf()))).hasRedirectedUrl(page + "/evidence/A3");
    }

    @Test
    void whatCameInPiecesGoesOnAsTheFormWould() {
        drafts.attachText(id, earner, district, "A3", "Notes", "words", Set.of("C1"));
        assertThat(get(page + "/evidence/A3?added=yes")).hasRedirectedUrl(page + "/evidence/A3");

        drafts.attachText(id, earner, district, "A1", "Plan", "words", Set.of("C1"));
        assertThat(get(page + "/evidence/A1?added=yes")).hasRedirectedUrl(page);

        EvidenceId link = drafts.attachLink(
                id, earner, district, "A1", "Recording", "https://v.example.org/1", Set.of("C2"), false);
        assertThat(get(page + "/evidence/A1?added=yes"))
                .hasRedirectedUrl(page + "/evidence/items/" + link + "/students");
    }

    @Test
    void whatIsNotAFileIsFoldedButForWhatWasTypedWrong() {
        assertThat(get(page + "/evidence/A1"))
                .bodyText()
                .containsSubsequence(
                        "id=\"file\"", "Add to my submission</button>", "<details>", "id=\"link\"", "<details>")
                .doesNotContainPattern("<details[^>]* open");
        assertThat(upload("A1", file("", new byte[0]), "link", "ftp://example.org"))
                .bodyText()
                .containsPattern("(?s)<details open=\"open\">.{1,600}id=\"link\"");
    }

    @Test
    void aSecondClickAddsNothing() {
        String once = EvidenceId.fresh().toString();
        upload("A1", file("plan.pdf", TestFiles.pdf()), "once", once);

        assertThat(upload("A1", file("plan.pdf", TestFiles.pdf()), "once", once))
                .hasRedirectedUrl(page);

        assertThat(submissions.forReview(id, district).evidence()).hasSize(1);
    }

    @Test
    void aPageNamedAPictureIsRefusedAndTheRestIsKept() {
        assertThat(upload("A1", file("plan.png", TestFiles.html()), "title", "My plan"))
                .hasStatus(422)
                .bodyText()
                .contains("“My plan” was not added. This is a program or a web page", "value=\"My plan\"")
                .containsPattern("id=\"criteria-C1\"[^>]*checked")
                .contains("<title>Error: ");
        assertThat(TestFiles.kept(district, context)).isZero();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(upload("A1", file("plan.pdf", new byte[0])))
                .hasStatus(422)
                .bodyText()
                .contains("“plan.pdf” was not added. The file is empty.");
    }

    @Test
    void ofSeveralFilesOneThatIsRefusedKeepsNoneOfTheOthersBack() {
        assertThat(web.post()
                        .uri(page + "/evidence/A3")
                        .multipart()
                        .file(file("first.pdf", TestFiles.pdf()))
                        .file(file("page.html", TestFiles.html()))
                        .file(file("empty.pdf", new byte[0]))
                        .file(file("last.png", TestFiles.png()))
                        .param("criteria", "C1")
                        .with(authentication(me))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "“page.html” was not added. This is a program or a web page",
                        "“empty.pdf” was not added. The file is empty.",
                        ">first.pdf</h3>",
                        ">last.png</h3>");
    }

    @Test
    void anUploadFarTooLargeIsSentBackUnread() {
        assertThat(web.post()
                        .uri(page + "/evidence/A1")
                        .with(authentication(me))
                        .with(request -> {
                            request.addHeader("Content-Length", 10L * 1024 * 1024 * 1024);
                            return new org.springframework.mock.web.MockHttpServletRequest(
                                    request.getServletContext(), "POST", request.getRequestURI()) {
                                @Override
                                public long getContentLengthLong() {
                                    return 10L * 1024 * 1024 * 1024;
                                }
                            };
                        }))
                .hasStatus(303)
                .hasHeader("Location", page + "/evidence/A1?tooLarge=yes");

        assertThat(get(page + "/evidence/A1?tooLarge=yes"))
                .bodyText()
                .contains("Without JavaScript a file can have up to 120.0 MB");
    }

    @Test
    void nothingIsAddedWhereNothingWasGiven() {
        assertThat(upload("A1", file("", new byte[0])))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a file, enter a link or write a text");
    }

    @Test
    void oneThingIsAddedAtATime() {
        assertThat(upload("A1", file("plan.pdf", TestFiles.pdf()), "text", "and a text"))
                .hasStatus(422)
                .bodyText()
                .contains("Add one thing at a time", "and a text</textarea>");
    }

    @Test
    void aLinkMustLeadToTheWeb() {
        assertThat(upload("A1", file("", new byte[0]), "link", "javascript:alert(1)"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a link that begins with https://", "value=\"javascript:alert(1)\"");
    }

    @Test
    void evidenceServesACriterion() {
        assertThat(web.post()
                        .uri(page + "/evidence/A1")
                        .param("text", "words")
                        .with(authentication(me))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose at least one criterion");
    }

    @Test
    void whoIsInItIsSaidOfThePieceThatIsAdded() {
        String once = EvidenceId.fresh().toString();
        upload("A2", file("one.png", TestFiles.png()), "once", once, "students", "no");
        // Back in the browser: the same page with another file.
        upload("A2", file("two.mp4", TestFiles.film(4_000)), "once", once, "students", "yes");

        assertThat(submissions.work(id, earner, district).pieces())
                .extracting(AttemptWork.Piece::title, AttemptWork.Piece::students)
                .containsExactlyInAnyOrder(tuple("one.png", false), tuple("two.mp4", true));
    }

    @Test
    void whoIsInItCanBeSaidLater() {
        EvidenceId item = drafts.attachLink(
                id, earner, district, "A2", "Recording", "https://v.example.org/1", Set.of("C2"), false);
        assertThat(get(page + "/check")).bodyText().contains("Say who is in “Recording”");

        assertThat(post(page + "/evidence/items/" + item + "/students", "students", "no"))
                .hasRedirectedUrl(page);

        assertThat(get(page + "/check")).bodyText().doesNotContain("Say who is in");
    }

    @Test
    void whatIsWorthALookStandsAboveTheWorkWhichIsOnlyRead() {
        drafts.attachText(id, earner, district, "A1", "Plan", "words", Set.of("C1"));

        assertThat(get(page + "/check"))
                .bodyText()
                .containsSubsequence("id=\"checklist\"", "<h3>Plan</h3>")
                .contains("href=\"" + page + "/evidence/A1\"")
                .doesNotContain("/remove\"");
    }

    @Test
    void removingAsksFirst() {
        EvidenceId item = drafts.attachText(id, earner, district, "A1", "Plan", "words", Set.of("C1"));

        assertThat(get(page + "/evidence/items/" + item + "/remove")).bodyText().contains("Remove “Plan”?");
        assertThat(get(page + "/evidence/items/" + item + "/remove"))
                .bodyText()
                .contains("href=\"" + page + "/evidence/A1\">Keep it");
        assertThat(post(page + "/evidence/items/" + item + "/remove")).hasRedirectedUrl(page + "/evidence/A1");

        assertThat(get(page)).bodyText().doesNotContain("You added “Plan”");
    }

    @Test
    void aSecondClickOnRemoveDoesNoHarm() {
        EvidenceId item = drafts.attachText(id, earner, district, "A1", "Plan", "words", Set.of("C1"));
        post(page + "/evidence/items/" + item + "/remove");

        assertThat(post(page + "/evidence/items/" + item + "/remove")).hasRedirectedUrl(page);
    }

    @Test
    void aFileIsHandedOverWithoutARightToDoAnything() {
        EvidenceId item = attach(TestFiles.pdf());

        assertThat(follow(page + "/evidence/items/" + item + "/file"))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.get(0))
                                .startsWith("attachment;")
                                .contains("Caf"));
    }

    @Test
    void aPictureIsShownInThePage() {
        EvidenceId item = attach(TestFiles.png());

        assertThat(follow(page + "/evidence/items/" + item + "/file"))
                .hasContentType("image/png")
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.get(0)).startsWith("inline;"));
    }

    @Test
    void checkPageLinksToAllThatIsMissing() {
        assertThat(get(page + "/check"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Still missing",
                        page + "/overview#answer-O1",
                        page + "/evidence/A2",
                        page + "/reflection#answer-R3");
    }

    @Test
    void submittingTooEarlySaysWhatIsMissing() {
        assertThat(post(page + "/submit", "original", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains("Something is still missing", "Add evidence: Task and launch plan");
        assertThat(submitted.of(id)).isEmpty();
    }

    @Test
    void submittingAsksForTheStatementOfOriginality() {
        TestSubmissions.complete(id, earner, district, context);

        assertThat(post(page + "/submit"))
                .hasStatus(422)
                .bodyText()
                .contains("Confirm that this is your own work", "aria-invalid=\"true\"");
    }

    @Test
    void fewerPiecesThanAskedForAreAdviceNotAnObstacle() {
        TestSubmissions.complete(id, earner, district, context);

        assertThat(get(page + "/check"))
                .bodyText()
                .contains("three pieces are asked for and you have added one", "This is my own work");
    }

    @Test
    void submittingTwiceHandsInOnce() {
        TestSubmissions.complete(id, earner, district, context);

        assertThat(post(page + "/submit", "original", "yes")).hasRedirectedUrl(page);
        assertThat(post(page + "/submit", "original", "yes")).hasRedirectedUrl(page);

        assertThat(submitted.of(id)).hasSize(1);
    }

    @Test
    void afterSubmittingThePageSaysWhatHappensNext() {
        submit();

        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains("do not know whose it is", "Read what you submitted")
                .doesNotContain("Check and submit");
        assertThat(get(page + "/check"))
                .bodyText()
                .contains("What you submitted")
                .doesNotContain(">Change<");
    }

    @Test
    void aNotYetOffersTheNextAttemptOnce() {
        notYet("C1", "C4");
        assertThat(get(page)).bodyText().contains("Prepare the next attempt", "Read the decision");

        String next = post(page + "/resubmit").getResponse().getRedirectedUrl();

        assertThat(post(page + "/resubmit")).hasRedirectedUrl(next);
        assertThat(get(page)).bodyText().contains("Go to the next attempt").doesNotContain("Prepare the next");
    }

    @Test
    void theNextAttemptShowsWhatIsMet() {
        notYet("C1", "C4");
        String next = post(page + "/resubmit").getResponse().getRedirectedUrl();

        assertThat(get(next))
                .bodyText()
                .contains("attempt 2", "What was met stays met", "Individual understanding visible", "Met already");
        assertThat(get(next + "/evidence/A3"))
                .bodyText()
                .contains("There is nothing to do")
                .doesNotContain("<form");
        assertThat(get(next + "/check")).bodyText().contains("Nothing is changed yet since your last attempt");
    }

    @Test
    void theNextAttemptSaysWhatIsStillToBeShownAndLeadsToTheDecision() {
        notYet("C1", "C4");
        String next = post(page + "/resubmit").getResponse().getRedirectedUrl();

        assertThat(get(next))
                .bodyText()
                .contains("Your last attempt is copied here", "Still to be shown", "href=\"" + page + "/decision\"")
                .doesNotContain("Everything is there");
    }

    @Test
    void pagesOfOthersAreNotFound() {
        Authentication other = TestPeople.as(people.person(district, "Sam"), district);
        EvidenceId item = attach(TestFiles.png());

        for (String address : new String[] {
            page,
            page + "/overview",
            page + "/evidence/A1",
            page + "/check",
            page + "/evidence/items/" + item + "/remove",
            page + "/evidence/items/" + item + "/file",
            page + "/evidence/items/" + item + "/students",
            page + "/names"
        }) {
            assertThat(web.get().uri(address).with(authentication(other)))
                    .as(address)
                    .hasStatus(404);
        }
        for (String address : new String[] {
            page + "/overview",
            page + "/submit",
            page + "/resubmit",
            page + "/evidence/items/" + item + "/remove",
            page + "/evidence/items/" + item + "/students"
        }) {
            assertThat(web.post().uri(address).with(authentication(other)).with(csrf()))
                    .as(address)
                    .hasStatus(404);
        }
    }

    @Test
    void anAddressThatIsNoneIsABadRequest() {
        assertThat(get("/submissions/not-an-id")).hasStatus(400);
        assertThat(get(page + "/evidence/no-such-requirement")).hasStatus(404);
    }

    private EvidenceId attach(byte[] bytes) {
        return drafts.attachFile(
                id,
                earner,
                district,
                "A1",
                "Plan",
                "Café \"plan\".pdf",
                new ByteArrayInputStream(bytes),
                Set.of("C1"),
                true);
    }

    private void submit() {
        TestSubmissions.complete(id, earner, district, context);
        drafts.submit(id, earner, district, true);
    }

    private void notYet(String... met) {
        submit();
        submissions.beginReview(id, district);
        submissions.close(id, district, Outcome.NOT_YET, Set.of(met));
    }

    private static MockMultipartFile file(String name, byte[] bytes) {
        return new MockMultipartFile("file", name, "image/png", bytes);
    }

    private MvcTestResult upload(String requirement, MockMultipartFile file, String... fields) {
        var request = web.post()
                .uri(page + "/evidence/" + requirement)
                .multipart()
                .file(file)
                .param("criteria", "C1", "C3");
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.with(authentication(me)).with(csrf()).exchange();
    }

    private MvcTestResult follow(String uri) {
        return get(get(uri).getResponse().getRedirectedUrl());
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).with(authentication(me)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = web.post().uri(address).with(authentication(me)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
