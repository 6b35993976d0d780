package org.waymark.submission.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.Policy;
import org.waymark.people.programmes.TestProgrammes;
import org.waymark.review.TestReviews;
import org.waymark.submission.Artifacts;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

@OnH2
class CoachingPagesTests {

    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SessionFactory sessions;

    private DistrictId district;
    private DefinitionVersion definition;
    private PersonId earner;
    private PersonId coach;
    private Authentication me;
    private Authentication cora;
    private SubmissionId work;
    private String page;
    private TestCoaching coaching;

    @BeforeEach
    void begin() {
        coaching = new TestCoaching(context);
        district = people.district();
        earner = people.person(district, "Jordan Earner");
        coach = people.person(district, "Cora Coach", Role.COACH);
        me = TestPeople.as(earner, district);
        cora = TestPeople.as(coach, district);
        definition = TestDefinitions.smallGroupWorkIn(district, context);
        work = submissions.start(definition.definition(), earner, district);
        page = "/submissions/" + work + "/coach";
    }

    @Test
    void theAttemptSaysInOneLineThatSomebodyCouldLook() {
        assertThat(get("/submissions/" + work, me))
                .bodyText()
                .contains("A coach or a colleague can look at this with you.");
    }

    @Test
    void choosingIsOneClickAndEndingIsAnother() {
        assertThat(post(page + "/choose", me, "person", coach.toString())).hasRedirectedUrl(page);
        assertThat(get("/submissions/" + work, me)).bodyText().contains("Your coach reads along.");
        String seat = Jsoup.parse(text(page, me)).select("form[action$=/end]").attr("action");

        assertThat(post(seat, me)).hasRedirectedUrl(page);
        assertThat(get(page, me)).bodyText().contains("Nobody looks at this work with you yet.");
    }

    @Test
    void theCoachOfOnesCohortStandsFirst() {
        PersonId near = people.person(district, "Zoe Near", Role.COACH);
        context.getBean(TestProgrammes.class).thread(district, earner, near, "Hello");

        assertThat(Jsoup.parse(text(page + "/choose", me))
                        .select("ul.tasks strong")
                        .eachText())
                .containsExactly("Zoe Near");
        assertThat(Jsoup.parse(text(page + "/choose", me))
                        .select("select option")
                        .eachText())
                .containsExactly("Cora Coach");
    }

    @Test
    void whoCannotBeChosenIsRefusedInWordsThatTellNothing() {
        PersonId nobody = people.person(district, "No Coach");

        assertThat(post(page + "/choose", me, "person", nobody.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("This person cannot be invited to this work.")
                .doesNotContain("No Coach");
    }

    @Test
    void aCoachReadsTheWorkAndRatesNothing() {
        drafts.answer(work, earner, district, Map.of("O1", "My class of eight"));
        drafts.attachText(work, earner, district, "A1", "Plan", "words of the plan", Set.of("C1"));
        String seat = coaching.coach(work, coach, earner, district);

        assertThat(get("/coaching/" + seat, cora))
                .hasStatusOk()
                .bodyText()
                .contains("My class of eight", "words of the plan", "Jordan Earner", "The work as a whole");
        assertThat(Jsoup.parse(text("/coaching/" + seat, cora))
                        .select("main input:not([type=hidden]), main select, main textarea")
                        .eachAttr("name"))
                .containsExactly("part", "at", "text");
    }

    @Test
    void theRubricStandsBesideTheWorkInTheWordsOfItsReaders() {
        String seat = coaching.coach(work, coach, earner, district);

        for (Criterion criterion : definition.content().criteria()) {
            assertThat(Jsoup.parse(text("/coaching/" + seat, cora))
                            .select("section[aria-labelledby=rubric] article:has(a[href*=CRITERION:" + criterion.id()
                                    + "])")
                            .text())
                    .contains(criterion.title())
                    .contains(criterion.levels().values());
        }
    }

    @Test
    void aCommentHangsOnAPartOfTheRubric() {
        String seat = coaching.coach(work, coach, earner, district);
        String title = definition.content().criterion("C2").title();

        assertThat(post("/coaching/" + seat + "/threads", cora, "part", "CRITERION:C2", "text", "Where is this?"))
                .hasRedirectedUrl("/coaching/" + seat);
        assertThat(Jsoup.parse(text(page, me)).select("article h3").eachText()).containsExactly("Rubric: " + title);
    }

    @Test
    void aCoachReadsWhatChangedSinceAndAColleagueIsToldOfNothing() {
        SubmissionId next = drafts.resubmit(
                TestReviews.notYet(definition.definition(), earner, district, context), earner, district);
        TestSubmissions.sayWhatChanged(next, earner, district, context);
        PersonId colleague = people.person(district, "Mila Colleague");
        String beside = coaching.colleague(next, colleague, earner, district);
        String seat = coaching.coach(next, coach, earner, district);

        assertThat(get("/coaching/" + seat, cora)).bodyText().contains("Each student has a part now");
        assertThat(get("/coaching/" + beside, TestPeople.as(colleague, district)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Each student has a part now", "What changed");
    }

    @Test
    void aRecordingPlaysWithTheEarnersPlacesAndCaptionsAndFromWhereAThreadSays() {
        EvidenceId item = video();
        Artifacts artifacts = context.getBean(Artifacts.class);
        artifacts.point(work, item, new Moment(65, null, "She asks for the reason"), earner, district);
        artifacts.caption(work, item, "WEBVTT\n\n00:01.000 --> 00:02.000\nWhy?", false, earner, district);
        String seat = coaching.coach(work, coach, earner, district);
        String file = "/submissions/" + work + "/evidence/items/" + item;
        post("/coaching/" + seat + "/threads", cora, "part", "EVIDENCE:" + item, "at", "12:40", "text", "Here?");

        assertThat(Jsoup.parse(text("/coaching/" + seat, cora))
                        .select("article#item-" + item + " video")
                        .eachAttr("src"))
                .containsExactly(file + "/file", file + "/file#t=65");
        assertThat(get("/coaching/" + seat, cora)).bodyText().contains("She asks for the reason");
        assertThat(get(file + "/captions", cora)).hasStatusOk().bodyText().contains("Why?");
        for (String each : List.of(text("/coaching/" + seat, cora), text(page, me))) {
            assertThat(Jsoup.parse(each)
                            .select("article:not([id]) video[src$=#t=760]")
                            .eachAttr("src"))
                    .containsExactly(file + "/file#t=760");
        }
    }

    @Test
    void captionsAreForThoseWhomTheEarnerLetsLook() {
        EvidenceId item = video();
        context.getBean(Artifacts.class).caption(work, item, "WEBVTT", false, earner, district);

        assertThat(get("/submissions/" + work + "/evidence/items/" + item + "/captions", cora))
                .hasStatus(404);
    }

    private EvidenceId video() {
        EvidenceId item = drafts.attachFile(
                work,
                earner,
                district,
                "A1",
                "Lesson",
                "lesson.pdf",
                new ByteArrayInputStream(PDF),
                Set.of("C1"),
                true);
        jdbc.sql("update evidence_item set media_type = 'video/mp4' where id = ? and district_id = ?")
                .params(UUID.fromString(item.toString()), district.id())
                .update();
        return item;
    }

    @Test
    void whatWasTypedStaysWhenItsPieceWasRemoved() {
        EvidenceId item = drafts.attachText(work, earner, district, "A1", "Plan", "words of the plan", Set.of("C1"));
        String seat = coaching.coach(work, coach, earner, district);
        TestSubmissions.remove(work, item, earner, district, context);

        assertThat(post("/coaching/" + seat + "/threads", cora, "part", "EVIDENCE:" + item, "text", "A long thought"))
                .hasStatus(422)
                .bodyText()
                .contains("A long thought", "href=\"#part\"", "This part is not there any more");
        assertThat(post(page + "/threads", me, "companion", seat, "part", "EVIDENCE:" + item, "text", "My question"))
                .hasStatus(422)
                .bodyText()
                .contains("My question", "href=\"#part\"");
    }

    @Test
    void anOldAddressLeadsToTheLatestAttempt() {
        String seat = coaching.coach(work, coach, earner, district);
        SubmissionId next = drafts.resubmit(
                TestReviews.notYet(definition.definition(), earner, district, context), earner, district);
        EvidenceId item = drafts.attachText(next, earner, district, "A1", "New plan", "words", Set.of("C1"));
        coaching.say(seat, "Of this attempt", coach, district);

        assertThat(get(page, me))
                .bodyText()
                .contains("EVIDENCE:" + item, "/submissions/" + next + "/coach/threads", "Of this attempt")
                .doesNotContain("Earlier attempt");
    }

    @Test
    void aSecondClickBeginsNoSecondThread() {
        String seat = coaching.coach(work, coach, earner, district);
        String path = "/coaching/" + seat;
        String once = Jsoup.parse(text(path, cora)).select("input[name=once]").val();
        post(path + "/threads", cora, "part", "WHOLE", "text", "Once", "once", once);
        post(path + "/threads", cora, "part", "WHOLE", "text", "Once", "once", once);
        assertThat(Jsoup.parse(text(path, cora)).select("article:has(textarea[id^=answer])"))
                .hasSize(1);

        // Another thought, from a page that was gone back to.
        post(path + "/threads", cora, "part", "WHOLE", "text", "Twice", "once", once);
        assertThat(Jsoup.parse(text(path, cora)).select("article:has(textarea[id^=answer])"))
                .hasSize(2);
    }

    @Test
    void aCoachOpensTheFilesUntilItEnds() {
        EvidenceId item = drafts.attachFile(
                work,
                earner,
                district,
                "A1",
                "Tickets",
                "tickets.pdf",
                new ByteArrayInputStream(PDF),
                Set.of("C1"),
                true);
        String file = "/submissions/" + work + "/evidence/items/" + item + "/file";
        assertThat(get(file, cora)).hasStatus(404);
        String seat = coaching.coach(work, coach, earner, district);
        String address = String.valueOf(get(file, cora).getResponse().getRedirectedUrl());
        assertThat(get(address, cora)).hasStatusOk();

        // Also the short-lived address that was given before.
        coaching.end(seat, earner, district);
        assertThat(get(file, cora)).hasStatus(404);
        assertThat(get(address, cora)).hasStatus(404);
    }

    @Test
    void aCommentNeedsWordsAndAMomentThatIsOne() {
        String seat = coaching.coach(work, coach, earner, district);

        assertThat(post("/coaching/" + seat + "/threads", cora, "part", "WHOLE", "at", "soon", "text", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Write a moment as 12:40 or a page as 3", "Write something", "value=\"soon\"");
    }

    @Test
    void anAnswerWithoutWordsIsAskedForAgain() {
        String seat = coaching.coach(work, coach, earner, district);
        String thread = coaching.say(seat, "What do you see?", coach, district);

        assertThat(post(page + "/" + seat + "/threads/" + thread, me, "text", " "))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#answer-" + thread + "\"", "What do you see?");
    }

    @Test
    void theChosenCoachReadsTheNotYetAndNoOneElseDoes() {
        coaching.coach(work, coach, earner, district);
        SubmissionId decided = TestReviews.notYet(definition.definition(), earner, district, context);
        String decision = "/submissions/" + decided + "/decision";

        assertThat(get(decision, cora))
                .hasStatusOk()
                .bodyText()
                .contains("Next step for C2", "Back to the work")
                .doesNotContain("/resubmit");
        assertThat(get(decision, TestPeople.as(people.person(district, "Other Coach", Role.COACH), district)))
                .hasStatus(404);
    }

    @Test
    void aCoachIsOfferedAfterTheSecondNotYetAndAskedForAfterTheThird() {
        SubmissionId last = notYet();
        assertThat(get("/submissions/" + last, me))
                .bodyText()
                .contains("A coach or a colleague can look at this with you.");
        last = notYet();
        assertThat(get("/submissions/" + last, me)).bodyText().contains("A coach can go through the feedback with you");
        last = notYet();
        assertThat(get("/submissions/" + last, me)).bodyText().contains("a talk with a coach is worth the time");
        assertThat(Policy.COACH_ASKED_AFTER.shipped()).isEqualTo(3);
    }

    private SubmissionId notYet() {
        return submissions
                .latest(definition.definition(), earner, district)
                .filter(card -> !card.isOpen())
                .map(card -> {
                    SubmissionId next = drafts.resubmit(card.id(), earner, district);
                    TestSubmissions.sayWhatChanged(next, earner, district, context);
                    return TestReviews.notYet(definition.definition(), earner, district, context);
                })
                .orElseGet(() -> TestReviews.notYet(definition.definition(), earner, district, context));
    }

    @Test
    void aNameIsFoundAndAsked() {
        PersonId colleague = people.person(district, "Mila Colleague");

        assertThat(get(page + "/colleagues?q=mila", me)).bodyText().contains("Mila Colleague");
        assertThat(get(page + "/colleagues?q=m", me)).bodyText().doesNotContain("Mila Colleague");
        assertThat(post(page + "/colleagues", me, "person", colleague.toString(), "days", "7"))
                .hasRedirectedUrl(page);
        assertThat(get(page, me)).bodyText().contains("Mila Colleague", "A colleague: sees the draft until");
    }

    @Test
    void anAddressIsShownOnceAndLeadsACollegueIn() {
        MvcTestResult made = post(page + "/address", me, "days", "7");
        String address = String.valueOf(made.getMvcResult().getFlashMap().get("address"));
        String door = address.substring(address.indexOf("/coaching/"));
        Authentication colleague = TestPeople.as(people.person(district, "Mila Colleague"), district);

        assertThat(get(page, me))
                .bodyText()
                .contains("Whoever opens the address")
                .doesNotContain(door);
        assertThat(get(door, colleague))
                .bodyText()
                .contains("Somebody asks you to look at a draft")
                .doesNotContain("Jordan");
        String seat = post(door, colleague).getResponse().getRedirectedUrl();
        assertThat(get(String.valueOf(seat), colleague)).hasStatusOk();
        assertThat(get(door, me)).hasStatus(404);
    }

    @Test
    void whoseDraftItIsShowsWithTheFirstLookAndNotBefore() {
        PersonId colleague = people.person(district, "Mila Colleague", Role.REVIEWER);
        String seat = coaching.colleague(work, colleague, earner, district);
        Authentication mila = TestPeople.as(colleague, district);

        assertThat(get("/coaching", mila))
                .hasStatusOk()
                .bodyText()
                .contains("A colleague", definition.title())
                .doesNotContain("Jordan");
        assertThat(conflicts(colleague)).isZero();
        assertThat(get("/coaching/" + seat, mila)).bodyText().contains("Jordan Earner");
        assertThat(conflicts(colleague)).isEqualTo(1);
        assertThat(get("/coaching", mila)).bodyText().contains("Jordan Earner");
    }

    private long conflicts(PersonId person) {
        return jdbc.sql("select count(*) from review_conflict where district_id = ? and person_id = ?")
                .params(district.id(), person.id())
                .query(Long.class)
                .single();
    }

    @Test
    void workThatIsOverWaitsForNobody() {
        coaching.coach(work, coach, earner, district);
        TestReviews.awarded(definition.definition(), earner, district, context);

        assertThat(get("/coaching", cora))
                .bodyText()
                .contains("Jordan Earner", "Awarded")
                .doesNotContain("Waits for you");
        assertThat(get("/coaching?waiting=true", cora)).bodyText().contains("Nobody waits for you");
        assertThat(get("/home", cora)).bodyText().doesNotContain("waits for your word");
    }

    @Test
    void noCoachIsChosenForWorkThatIsOver() {
        SubmissionId over = TestReviews.awarded(definition.definition(), earner, district, context);

        assertThat(get("/submissions/" + over + "/coach/choose", me)).hasStatus(404);
        assertThat(post("/submissions/" + over + "/coach/choose", me, "person", coach.toString()))
                .hasStatus(404);
    }

    @Test
    void theListOfTeachersTakesAFixedNumberOfReads() {
        coaching.coach(work, coach, earner, district);
        long one = reads("/coaching");
        for (int i = 0; i < 30; i++) {
            PersonId other = people.person(district, "Earner " + i);
            coaching.coach(submissions.start(definition.definition(), other, district), coach, other, district);
        }

        assertThat(reads("/coaching")).isEqualTo(one);
        assertThat(Jsoup.parse(text("/coaching", cora)).select("tbody tr")).hasSize(Teachers.PAGE);
        assertThat(Jsoup.parse(text("/coaching?page=2", cora)).select("tbody tr"))
                .hasSize(31 - Teachers.PAGE);
    }

    @Test
    void theWorkTakesAFixedNumberOfReads() {
        String seat = coaching.coach(work, coach, earner, district);
        get("/coaching/" + seat, cora);
        long none = reads("/coaching/" + seat);
        for (int i = 0; i < 10; i++) {
            coaching.say(seat, "Word " + i, i % 2 == 0 ? earner : coach, district);
        }

        assertThat(reads("/coaching/" + seat)).isLessThanOrEqualTo(none + 1);
    }

    @Test
    void theListSpeaksSpanish() {
        coaching.coach(work, coach, earner, district);
        Authentication spanish = TestPeople.as(TestPeople.signedIn(coach, district, "es"));

        assertThat(get("/coaching", spanish))
                .bodyText()
                .contains("Mis docentes", "Espera su respuesta")
                .doesNotContain("??");
    }

    @Test
    void homeTellsACoachThatSomebodyWaits() {
        coaching.coach(work, coach, earner, district);

        assertThat(get("/home", cora)).bodyText().contains("One teacher waits for your word");
        assertThat(get("/home", me)).bodyText().doesNotContain("/coaching");
    }

    private long reads(String path) {
        Statistics statistics = sessions.getStatistics();
        get(path, cora);
        statistics.clear();
        get(path, cora);
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private String text(String path, Authentication who) {
        MvcTestResult answer = get(path, who);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String path, Authentication who, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
