package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;

@OnH2
class DesignPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Drafts drafts;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    Audiences audiences;

    @Autowired
    ApplicationContext context;

    @Autowired
    SessionFactory sessions;

    private DistrictId district;
    private SignedInPerson ana;
    private Authentication me;
    private DraftId id;
    private String page;

    @BeforeEach
    void aDraft() {
        district = people.district();
        ana = TestPeople.signedIn(people.person(district, "Ana"), district);
        me = TestPeople.as(ana);
        id = drafts.begin(DraftId.fresh(), "Asking better questions", "en", ana);
        page = "/design/" + id;
    }

    @Test
    void aTitleIsEnoughToBegin() {
        assertThat(post("/design", "title", "Reading aloud", "language", "en")).hasStatus3xxRedirection();
        assertThat(get("/design")).hasStatusOk().bodyText().contains("Reading aloud", "Asking better questions");
    }

    @Test
    void aSecondClickBeginsNoSecondDraft() {
        String once = DraftId.fresh().toString();

        for (int click = 0; click < 2; click++) {
            assertThat(post("/design", "title", "Reading aloud", "language", "en", "once", once))
                    .hasStatus3xxRedirection();
        }

        assertThat(get("/design"))
                .bodyText()
                .containsOnlyOnce(">Reading aloud<")
                .contains("name=\"once\" value=\"");
    }

    @Test
    void withoutATitleThePageComesBack() {
        assertThat(post("/design", "title", " ", "language", "en"))
                .hasStatus(422)
                .bodyText()
                .contains("There is a problem", "Give it a title");
    }

    @Test
    void theTaskListSaysWhatStandsAgainstProposing() {
        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains("Before it can be proposed", "The competency is not said", "Worth a second look")
                .doesNotContain("/proposal", "??");
    }

    @Test
    void whatIsWholeCanBeProposed() {
        DraftId whole = drafts.revise(
                DraftId.fresh(),
                TestDefinitions.smallGroupWorkIn(district, context).definition(),
                ana);

        assertThat(get("/design/" + whole))
                .hasStatusOk()
                .bodyText()
                .contains("/design/" + whole + "/proposal")
                .doesNotContain("Before it can be proposed");
    }

    @ParameterizedTest
    @EnumSource
    void eachPageOpensInBothLanguages(Section section) {
        assertThat(get(page + "/" + section.path())).hasStatusOk().bodyText().doesNotContain("??");
        Authentication spanish = TestPeople.as(TestPeople.signedIn(ana.id(), district, "es"));
        assertThat(web.get().uri(page + "/" + section.path()).with(authentication(spanish)))
                .hasStatusOk()
                .bodyText()
                .contains("Guardar")
                .doesNotContain("??");
    }

    @Test
    void onePageIsSavedAlone() {
        assertThat(save("competency", "competency", "Asks questions that\r\nexpose thinking"))
                .hasRedirectedUrl(page);

        assertThat(content().competency()).isEqualTo("Asks questions that\nexpose thinking");
        assertThat(content().title()).isEqualTo("Asking better questions");
    }

    @Test
    void whatIsWrongComesBackAsItWasTyped() {
        assertThat(save("workload", "contactHours", "ten", "elapsedWeeks", "3-5"))
                .hasStatus(422)
                .bodyText()
                .contains("Error: ", "Write a whole number of at most 1,000", "value=\"ten\"", "value=\"3-5\"");

        assertThat(content().workload().elapsedWeeks()).isEmpty();
    }

    @Test
    void partsAreAddedMovedAndRemovedByButtons() {
        save("evidence", "item", "A1", "A1-title", "Plan", "act", "add:A");
        save("evidence", "item", "A1", "A1-title", "Plan", "item", "A2", "A2-title", "Video", "act", "up:A2");
        assertThat(content().evidence()).extracting(EvidenceRequirement::title).containsExactly("Video", "Plan");

        save("evidence", "item", "A2", "A2-title", "Video", "item", "A1", "A1-title", "Plan", "act", "removed:A2");
        save("evidence", "item", "A1", "A1-title", "Plan", "act", "add:A");
        assertThat(content().evidence()).extracting(EvidenceRequirement::id).containsExactly("A1", "A3");
    }

    @Test
    void whatIsWrittenInAPartIsNotDeletedBeforeSomebodyAgrees() {
        save("evidence", "item", "A1", "A1-title", "Plan of the lesson");
        save("criteria", "item", "C1", "C1-title", "Plans", "C1-from", "A1");

        MvcTestResult asked = save(
                "evidence",
                "item",
                "A1",
                "A1-title",
                "Plan of a week",
                "item",
                "A2",
                "A2-title",
                "",
                "act",
                "remove:A1");
        assertThat(asked)
                .hasStatusOk()
                .bodyText()
                .contains("Remove “Evidence 1”?", "Plan of a week", "judged from it", "<li>Plans</li>");
        assertThat(content().evidence()).extracting(EvidenceRequirement::title).containsExactly("Plan of the lesson");

        assertThat(post(page + "/evidence", again(asked, "keep:A1"))).hasStatus3xxRedirection();
        assertThat(content().evidence()).extracting(EvidenceRequirement::title).contains("Plan of a week");
        assertThat(content().criteria()).extracting(Criterion::from).containsExactly(List.of("A1"));

        asked = save("evidence", "item", "A1", "A1-title", "Plan of a week", "act", "remove:A1");
        assertThat(post(page + "/evidence", again(asked, "removed:A1"))).hasStatus3xxRedirection();
        assertThat(content().evidence()).isEmpty();
        assertThat(content().criteria()).extracting(Criterion::from).containsExactly(List.of());
    }

    @Test
    void aPartInWhichNothingIsWrittenGoesAtOnce() {
        save("evidence", "item", "A1", "A1-title", "", "A1-count", "1", "A1-consent", "NEVER");

        assertThat(save("evidence", "item", "A1", "A1-count", "1", "A1-consent", "NEVER", "act", "remove:A1"))
                .hasStatus3xxRedirection();
        assertThat(content().evidence()).isEmpty();
    }

    /** What a page with one form sends when this button of it is pressed. */
    private static String[] again(MvcTestResult page, String act) {
        List<String> fields = new ArrayList<>();
        Jsoup.parse(text(page))
                .select("main form input[type=hidden]")
                .forEach(field -> fields.addAll(List.of(field.attr("name"), field.val())));
        fields.addAll(List.of("act", act));
        return fields.toArray(String[]::new);
    }

    @Test
    void thePictureIsDownloadedInBothForms() {
        assertThat(get(page + "/picture"))
                .bodyText()
                .contains("href=\"" + page + "/picture/badge.svg\"", "href=\"" + page + "/picture/badge.png\"");
        assertThat(get(page + "/picture/badge.png")).hasStatusOk().hasContentType("image/png");
    }

    @Test
    void aCriterionChoosesItsEvidence() {
        save("evidence", "item", "A1", "A1-title", "Plan of the lesson", "A1-kind", "DOCUMENT");

        assertThat(get(page + "/criteria")).bodyText().contains("A1 Plan of the lesson");
        save("criteria", "item", "C1", "C1-title", "Plans", "C1-from", "A1", "C1-NOT_YET", "No plan");
        assertThat(content().criteria()).extracting(Criterion::from).containsExactly(List.of("A1"));
    }

    @Test
    void idsAreGivenByNobodyElse() {
        save("evidence", "item", "A77", "A77-title", "Mine", "item", "Z1", "item", "A1", "A1-title", "Plan");

        assertThat(content().evidence()).extracting(EvidenceRequirement::id).containsExactly("A1");
    }

    @Test
    void markupIsRefusedAndComesBackAsItWasTyped() {
        assertThat(save("competency", "competency", "<script>alert(1)</script>"))
                .hasStatus(422)
                .bodyText()
                .contains("&lt;script&gt;", "Write words only")
                .doesNotContain("<script>alert");
        save("competency", "competency", "Shows that a<b");
        assertThat(get(page + "/as-earner")).bodyText().contains("Shows that a&lt;b");
    }

    @Test
    void twoWhoSaveAtOnceBothKeepTheirWords() {
        String before = edition("method");
        save("method", "name", "Theirs", "summary", "Same");

        MvcTestResult conflict =
                post(page + "/method", "edition", before, "name", "Mine", "summary", "Same", "components", "One\nTwo");

        assertThat(conflict)
                .hasStatus(409)
                .bodyText()
                .contains("Someone else saved this page meanwhile", "Mine", "Theirs", "One\nTwo", "choose-name")
                .doesNotContain("choose-summary", "??");
        assertThat(content().keyMethod().name()).isEqualTo("Theirs");
    }

    @Test
    void aPartThatOnlyOneHasIsShownInWords() {
        save("evidence", "item", "A1", "A1-title", "Plan", "act", "add:A");
        String before = edition("evidence");
        save("evidence", "item", "A1", "A1-title", "Plan");

        assertThat(post(
                        page + "/evidence",
                        "edition",
                        before,
                        "item",
                        "A1",
                        "A1-title",
                        "Plan",
                        "item",
                        "A2",
                        "A2-title",
                        "Talk",
                        "A2-kind",
                        "VIDEO",
                        "A2-annotated",
                        "yes"))
                .hasStatus(409)
                .bodyText()
                .contains("What is shown: Talk", "notes on it: Yes", "Left out")
                .doesNotContain(">VIDEO<", ">NEVER<");
    }

    @Test
    void whatWasChosenIsSaved() {
        String before = edition("method");
        save("method", "name", "Theirs", "summary", "Their summary");
        MvcTestResult conflict = post(page + "/method", "edition", before, "name", "Mine", "summary", "My summary");

        assertThat(post(
                        page + "/method",
                        "edition",
                        edition(conflict),
                        "name",
                        "Mine",
                        "summary",
                        "My summary",
                        "choose-name",
                        "theirs",
                        "choose-summary",
                        "mine"))
                .hasRedirectedUrl(page);

        assertThat(content().keyMethod()).isEqualTo(new DefinitionContent.KeyMethod("Theirs", "My summary"));
    }

    @ParameterizedTest
    @CsvSource({
        "ABOUT, title",
        "COMPETENCY, competency",
        "METHOD, name",
        "RESEARCH, rationale",
        "OVERVIEW, O1-text",
        "EVIDENCE, A1-title",
        "CRITERIA, C1-title",
        "REFLECTION, R1-text",
        "WORKLOAD, beyond",
        "ALIGNMENT, F1-framework",
        "READERS, readers",
        "PICTURE, shape"
    })
    void everyPageShowsBothWhenTwoSaveAtOnce(Section section, String field) {
        String path = section.path();
        String before = edition(path);
        assertThat(save(path, fields(field, values(section)[0]))).hasRedirectedUrl(page);

        String[] typed = fields(field, values(section)[1]);
        String[] all = new String[typed.length + 2];
        all[0] = "edition";
        all[1] = before;
        System.arraycopy(typed, 0, all, 2, typed.length);
        MvcTestResult conflict = post(page + "/" + path, all);

        assertThat(conflict).hasStatus(409).bodyText().contains("Someone else saved this page meanwhile", "choose-");
        assertThat(Jsoup.parse(text(conflict)).select("input[type=hidden][name=" + field + "]").stream()
                        .map(input -> input.val()))
                .containsExactly(values(section)[1]);
    }

    private static String[] values(Section section) {
        return switch (section) {
            case READERS -> new String[] {"1", "2"};
            case PICTURE -> new String[] {"CIRCLE", "HEXAGON"};
            case WORKLOAD -> new String[] {"3", "4"};
            default -> new String[] {"Theirs", "Mine"};
        };
    }

    /** A page with the part that a field belongs to, and what it cannot do without. */
    private static String[] fields(String field, String value) {
        List<String> fields = new ArrayList<>(List.of(field, value, "code", "WM-X-1", "language", "en"));
        if (field.contains("-")) {
            fields.addAll(List.of("item", field.split("-", 2)[0]));
        }
        return fields.toArray(String[]::new);
    }

    @Test
    void aNewerVersionIsJoinedSideBySide() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(district, context);
        DraftId revision = drafts.revise(DraftId.fresh(), small.definition(), ana);
        definitions.publishVersion(
                small.definition(), district, "1.1.0", TestContents.withOtherQuestion("Who is <b>it</b>?"));

        assertThat(get("/design/" + revision))
                .bodyText()
                .contains("Version 1.1.0 came out since you began yours", "/design/" + revision + "/newer")
                .doesNotContain("/design/" + revision + "/proposal");
        MvcTestResult both = get("/design/" + revision + "/newer");
        assertThat(both)
                .hasStatusOk()
                .bodyText()
                .contains("You began with version 1.0.0", "Who is &lt;b&gt;it&lt;/b&gt;?", "choose-overview.O1-text")
                .doesNotContain("??");
        assertThat(Jsoup.parse(text(both)).select("input[value=theirs][checked]"))
                .hasSize(1);
        assertThat(post("/design/" + revision + "/newer", "edition", "old", "choose-overview.O1-text", "theirs"))
                .hasStatus(409)
                .bodyText()
                .contains("Something changed meanwhile");
        assertThat(post(
                        "/design/" + revision + "/newer",
                        "edition",
                        edition(both),
                        "choose-overview.O1-text",
                        "theirs"))
                .hasRedirectedUrl("/design/" + revision);
        assertThat(drafts.of(revision, district).content().overview().get(0).text())
                .isEqualTo("Who is <b>it</b>?");
        assertThat(get("/design/" + revision + "/newer")).hasRedirectedUrl("/design/" + revision);
    }

    @Test
    void aDraftIsGivenUpOnlyAfterAQuestion() {
        assertThat(get(page)).bodyText().contains(page + "/discard");
        assertThat(get(page + "/discard"))
                .hasStatusOk()
                .bodyText()
                .contains("Discard the draft “Asking better questions”?", "There is no way back")
                .doesNotContain("??", "colleague");
        assertThat(post(page + "/discard")).hasRedirectedUrl("/design");
        assertThat(get(page)).hasStatus(404);
        assertThat(get("/design")).bodyText().doesNotContain("Asking better questions");
    }

    @Test
    void whatIsProposedIsNotGivenUp() {
        drafts.lock(id, district);

        assertThat(get(page)).bodyText().doesNotContain(page + "/discard");
        assertThat(get(page + "/discard")).hasStatus(409);
        assertThat(post(page + "/discard")).hasStatus(409);
    }

    @Test
    void pilotsCanBeRevised() {
        DefinitionVersionId pilot =
                definitions.publish(district, "WM-P-1", "1.0.0", TestContents.titled("Tried first"), Stage.PILOT);
        definitions.publish(district, "WM-R-1", "1.0.0", TestContents.titled("Over"), Stage.RETIRED);

        assertThat(get("/design")).bodyText().contains("Tried first (a pilot)").doesNotContain(">Over<");
        assertThat(post(
                        "/design/revise",
                        "definition",
                        definitions.version(pilot, district).definition().toString()))
                .hasStatus3xxRedirection();
    }

    @Test
    void ofSeveralPartsThoseThatAreWholeAreFolded() {
        save("evidence", "item", "A1", "A1-title", "Plan", "A1-kind", "DOCUMENT", "act", "add:A");

        Element parts = Jsoup.parse(text(get(page + "/evidence"))).body();
        assertThat(parts.select("#A1 > details:not([open]) > summary").text()).isEqualTo("Plan");
        assertThat(parts.selectFirst("#A2-title").closest("details") != null).isFalse();
        assertThat(parts.selectFirst("#A2-limit").closest("details") != null).isTrue();
    }

    @Test
    void whatIsWrongInAFoldedPartIsOpen() {
        save("evidence", "item", "A1", "A1-title", "Plan", "A1-kind", "DOCUMENT", "act", "add:A");

        MvcTestResult again = save(
                "evidence",
                "item",
                "A1",
                "A1-title",
                "Plan",
                "A1-kind",
                "DOCUMENT",
                "A1-count",
                "1",
                "A1-consent",
                "NEVER",
                "A1-alternative",
                "x".repeat(501),
                "item",
                "A2",
                "A2-title",
                "Video");

        Element parts = Jsoup.parse(text(again)).body();
        assertThat(again).hasStatus(422);
        assertThat(parts.selectFirst("#A1-alternative").parents().stream()
                        .filter(each -> each.is("details"))
                        .map(each -> each.hasAttr("open")))
                .containsExactly(true, true);
    }

    @Test
    void pagesThatNobodyElseTouchedDoNotClash() {
        String before = edition("method");
        save("competency", "competency", "Asks");

        assertThat(post(page + "/method", "edition", before, "name", "Mine")).hasRedirectedUrl(page);
    }

    @Test
    void savingTheSameTwiceIsNoClash() {
        String before = edition("method");
        save("method", "name", "Same");

        assertThat(post(page + "/method", "edition", before, "name", "Same")).hasRedirectedUrl(page);
    }

    @Test
    void whatIsProposedIsReadAndNotWritten() {
        String before = edition("method");
        drafts.lock(id, district);

        assertThat(get(page + "/method")).hasRedirectedUrl(page);
        assertThat(post(page + "/method", "edition", before, "name", "Too late"))
                .hasStatus(409)
                .bodyText()
                .contains("It was proposed meanwhile", "value=\"Too late\"");
        assertThat(get(page)).bodyText().doesNotContain(page + "/method");
    }

    @Test
    void anothersDraftIsNotFound() {
        Authentication ben = TestPeople.as(people.person(district, "Ben", Role.DESIGNER, Role.LEAD), district);

        assertThat(as(ben, page)).hasStatus(404);
        assertThat(as(ben, page + "/about")).hasStatus(404);
        assertThat(as(ben, page + "/as-earner")).hasStatus(404);
        assertThat(as(ben, page + "/picture/badge.png")).hasStatus(404);
        assertThat(as(ben, "/design")).bodyText().doesNotContain("Asking better questions");
    }

    @Test
    void leadsAndDesignersReadWhatIsProposed() {
        drafts.lock(id, district);
        PersonId ben = people.person(district, "Ben", Role.DESIGNER);
        Authentication reader = TestPeople.as(ben, district);

        assertThat(as(reader, page)).hasStatusOk();
        assertThat(as(reader, "/design")).bodyText().contains("Asking better questions", "begun by Ana");
        assertThat(as(reader, page + "/about")).hasStatus(404);
        assertThat(as(TestPeople.as(people.person(district, "Cy"), district), page))
                .hasStatus(404);
    }

    @Test
    void guestsAndStudentsFindNothingHere() {
        SignedInPerson guest = SignedInPerson.byLink(ana.id(), district, "Ana", "en", "UTC");
        PersonId student = people.person(district, "Sam");
        audiences.give(student, district, Audience.STUDENT, "operator", "For a test");

        assertThat(as(TestPeople.as(guest), page).getResponse().getStatus()).isNotEqualTo(200);
        assertThat(as(TestPeople.as(student, district), "/design")).hasStatus(404);
        assertThat(web.post()
                        .uri("/design")
                        .with(authentication(TestPeople.as(student, district)))
                        .with(csrf())
                        .param("title", "Mine")
                        .param("language", "en"))
                .hasStatus(404);
    }

    @Test
    void aDesignerMayBeLetIn() {
        PersonId dana = people.person(district, "Dana", Role.DESIGNER);
        Authentication designer = TestPeople.as(dana, district);

        assertThat(post(page + "/editors", "person", dana.toString())).hasStatus3xxRedirection();
        assertThat(as(designer, page + "/about")).hasStatusOk();
        assertThat(as(designer, page + "/editors")).hasStatus(404);

        assertThat(post(page + "/editors/remove", "person", dana.toString())).hasStatus3xxRedirection();
        assertThat(as(designer, page + "/about")).hasStatus(404);
    }

    @Test
    void nobodyButADesignerIsLetIn() {
        PersonId cy = people.person(district, "Cy");

        assertThat(post(page + "/editors", "person", cy.toString())).hasStatus(404);
    }

    @Test
    void previewsShowWhatOthersWillSee() {
        DraftId whole = drafts.revise(
                DraftId.fresh(),
                TestDefinitions.smallGroupWorkIn(district, context).definition(),
                ana);

        assertThat(get("/design/" + whole + "/as-earner"))
                .hasStatusOk()
                .bodyText()
                .contains("Task and launch plan", "Need-Launch-Listen-Check")
                .doesNotContain("??");
        assertThat(get("/design/" + whole + "/as-reviewer"))
                .hasStatusOk()
                .bodyText()
                .contains("<fieldset disabled", "Task needs the group", "at grade-level demand")
                .doesNotContain("??");
    }

    @Test
    void anUnfinishedDraftCanBeSeenAsOthersWill() {
        assertThat(get(page + "/as-earner")).hasStatusOk();
        assertThat(get(page + "/as-reviewer")).hasStatusOk();
    }

    @Test
    void standardsAreLookedUpAndTicked() {
        MvcTestResult found = post(
                page + "/alignment",
                "edition",
                edition("alignment"),
                "act",
                "find",
                "find-framework",
                "InTASC",
                "find-words",
                "learner");
        String address = found.getResponse().getRedirectedUrl();

        String pick = Jsoup.parse(text(get(address)))
                .select("input[name=pick]")
                .first()
                .val();
        assertThat(pick).startsWith("InTASC::");
        assertThat(save("alignment", "pick", pick)).hasRedirectedUrl(page);
        assertThat(content().alignment()).containsEntry("InTASC", List.of(pick.substring("InTASC::".length())));
    }

    @Test
    void aPictureIsDrawnFromThreeChoices() {
        save("picture", "shape", "HEXAGON", "colour", "TEAL", "symbol", "BOOK");

        assertThat(get(page + "/picture/badge.svg"))
                .hasStatusOk()
                .hasContentType("image/svg+xml")
                .bodyText()
                .contains("#0A5F63", "Asking better questions");
        assertThat(get(page + "/picture/badge.png")).hasStatusOk().hasContentType("image/png");
    }

    @Test
    void anUploadedPictureIsDrawnAnew() throws IOException {
        assertThat(upload(picture(100, 200, "jpg"))).hasRedirectedUrl(page + "/picture");

        BufferedImage kept = ImageIO.read(new ByteArrayInputStream(
                get(page + "/picture/badge.png").getResponse().getContentAsByteArray()));
        assertThat(kept.getWidth()).isEqualTo(512);
        assertThat(get(page + "/picture")).bodyText().contains("Your own picture is used.");

        assertThat(post(page + "/picture/draw", "picture", SectionEdit.upload(content())))
                .hasRedirectedUrl(page + "/picture");
        assertThat(content().about().picture().upload()).isNull();
    }

    @Test
    void aPictureIsNotReplacedUnseen() throws IOException {
        assertThat(upload(picture(100, 200, "jpg"))).hasRedirectedUrl(page + "/picture");

        assertThat(upload(picture(100, 200, "png")))
                .hasStatus(409)
                .bodyText()
                .contains("Someone else chose another picture meanwhile");
    }

    @Test
    void aPictureForWhatIsProposedIsRefusedInWords() throws IOException {
        drafts.lock(id, district);

        assertThat(upload(picture(100, 200, "png"))).hasStatus(409).bodyText().contains("It was proposed meanwhile");
        assertThat(content().about().picture().upload()).isNull();
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        assertThat(upload("<svg onload='alert(1)'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(422)
                .bodyText()
                .contains("The picture must be a PNG or JPG");
    }

    @Test
    void theTaskListTakesAFixedNumberOfQueries() {
        // The draft, its editors, its code elsewhere; the roles behind the tabs and the notices.
        assertThat(queries(page)).isLessThanOrEqualTo(5);
    }

    @Test
    void aPageTakesAFixedNumberOfQueries() {
        assertThat(queries(page + "/evidence")).isLessThanOrEqualTo(4);
        // Goals besides.
        assertThat(queries(page + "/criteria")).isLessThanOrEqualTo(5);
        // Goals and frameworks.
        assertThat(queries(page + "/alignment")).isLessThanOrEqualTo(6);
    }

    @Test
    void theListTakesAFixedNumberOfQueries() {
        long few = queries("/design");
        for (int i = 0; i < 5; i++) {
            drafts.begin(DraftId.fresh(), "More " + i, "en", ana);
        }

        assertThat(queries("/design")).isEqualTo(few).isLessThanOrEqualTo(7);
    }

    private long queries(String address) {
        get(address);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        assertThat(get(address)).hasStatusOk();
        return statistics.getPrepareStatementCount();
    }

    private DefinitionContent content() {
        return drafts.of(id, district).content();
    }

    /** Saves a page as it was just opened. */
    private MvcTestResult save(String section, String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "edition";
        all[1] = edition(section);
        System.arraycopy(fields, 0, all, 2, fields.length);
        return post(page + "/" + section, all);
    }

    private String edition(String section) {
        return edition(get(page + "/" + section));
    }

    private static String edition(MvcTestResult result) {
        Matcher matcher =
                Pattern.compile("name=\"edition\" value=\"([0-9a-f]+)\"").matcher(text(result));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String address) {
        return as(me, address);
    }

    private MvcTestResult as(Authentication who, String address) {
        return web.get()
                .uri(java.net.URI.create(address))
                .with(authentication(who))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = web.post().uri(address).with(authentication(me)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult upload(byte[] bytes) {
        return web.post()
                .uri(page + "/picture/upload")
                .multipart()
                .file(new MockMultipartFile("file", "badge", "image/png", bytes))
                .with(authentication(me))
                .with(csrf())
                .exchange();
    }

    private static byte[] picture(int width, int height, String type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), type.toLowerCase(Locale.ROOT), out);
        return out.toByteArray();
    }
}
