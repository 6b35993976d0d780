package org.waymark.submission.students;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.submission.AttemptWork;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

@OnH2
class StudentsPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private Authentication me;
    private SubmissionId id;
    private String page;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan Rivera");
        me = TestPeople.as(earner, district);
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        id = submissions.start(definition.definition(), earner, district);
        page = "/submissions/" + id;
    }

    @Test
    void aClassIsRecordedOnceWithTheFirstPieceAndChosenForTheNext() {
        String first = page + "/evidence/items/" + link("One lesson") + "/students";
        assertThat(post(
                        first,
                        "students",
                        "other",
                        "className",
                        "Grade 5, room 2",
                        "basis",
                        "GUARDIANS",
                        "scope",
                        "SEEN_AND_HEARD",
                        "on",
                        "2027-01-11"))
                .hasRedirectedUrl(page);

        assertThat(get(page + "/evidence/A2")).bodyText().contains("Yes: Grade 5, room 2");
        String second = page + "/evidence/items/" + link("Another lesson") + "/students";
        String chosen = work().pieces().get(0).consent();
        assertThat(post(second, "students", chosen)).hasRedirectedUrl(page);
        assertThat(work().pieces()).noneMatch(AttemptWork.Piece::consentOpen);
    }

    @Test
    void picturesAndRecordingsAreAskedAboutWhateverTheyAreBroughtForAndDocumentsAreNot() throws IOException {
        attach("plan.pdf", FileReadingTests.pdf("User", "Words"));
        assertThat(work().pieces()).noneMatch(AttemptWork.Piece::consentOpen);

        attach("board.jpg", PictureFormatTests.jpegWith(6));

        assertThat(work().pieces().get(0).asked().asksForConsent()).isFalse();
        assertThat(work().pieces()).filteredOn(AttemptWork.Piece::consentOpen).hasSize(1);
        assertThat(get(page + "/evidence/A1")).bodyText().contains("/students");
    }

    @Test
    void aDocumentWhereConsentIsAskedForNeedsNone() throws IOException {
        drafts.attachFile(
                id,
                earner,
                district,
                "A2",
                "Plan",
                "plan.pdf",
                new ByteArrayInputStream(FileReadingTests.pdf("User", "Words")),
                Set.of("C2"),
                false);

        assertThat(work().pieces()).noneMatch(AttemptWork.Piece::consentOpen);
    }

    @Test
    void noIsTheEndOfTheQuestions() {
        EvidenceId item = link("One lesson");

        assertThat(post(page + "/evidence/items/" + item + "/students", "students", "no"))
                .hasRedirectedUrl(page);

        assertThat(work().pieces().get(0).consentOpen()).isFalse();
    }

    @Test
    void aClassIsNotCalledByAPersonsName() {
        assertThat(post(
                        "/submissions/classes",
                        "className",
                        "Maria Lopez and friends",
                        "basis",
                        "GUARDIANS",
                        "scope",
                        "HEARD",
                        "on",
                        "2027-01-11"))
                .hasStatus(422)
                .bodyText()
                .contains("“Maria Lopez” looks like a person’s name", "value=\"Maria Lopez and friends\"");
    }

    @Test
    void anothersRecordOfConsentIsNone() {
        PersonId other = people.person(district, "Casey");
        Authentication theirs = TestPeople.as(other, district);
        web.post()
                .uri("/submissions/classes")
                .params(of("className", "Room 9", "basis", "GUARDIANS", "scope", "HEARD", "on", "2027-01-11"))
                .with(authentication(theirs))
                .with(csrf())
                .exchange();
        String record =
                context.getBean(ClassConsents.class).of(other, district).get(0).id();
        EvidenceId item = link("One lesson");

        post(page + "/evidence/items/" + item + "/students", "students", record);

        assertThat(work().pieces().get(0).consent()).isNull();
        assertThat(get("/submissions/classes/" + record + "/end")).hasStatus(404);
    }

    @Test
    void whatTheConsentCoversIsNotChosenBeforeOneHasReadIt() {
        String ask = page + "/evidence/items/" + link("One lesson") + "/students";

        assertThat(get(ask))
                .bodyText()
                .containsSubsequence("students-other", ">Save</button>", "<details>", "id=\"scope\"")
                .doesNotContainPattern("name=\"scope\"[^>]*checked")
                .contains("href=\"" + page + "/evidence/A2\"");
        assertThat(post(ask, "students", "other"))
                .hasStatus(422)
                .bodyText()
                .contains("<details open=\"open\">", "Choose what it covers");
    }

    @Test
    void anEndedConsentAsksAgain() {
        aClassIsRecordedOnceWithTheFirstPieceAndChosenForTheNext();
        String record = work().pieces().get(0).consent();

        assertThat(post("/submissions/classes/" + record + "/end")).hasRedirectedUrl("/submissions/classes");

        assertThat(work().pieces()).allMatch(AttemptWork.Piece::consentOpen);
        assertThat(get(page + "/evidence/A2")).bodyText().doesNotContain("Yes: Grade 5, room 2");
    }

    @Test
    void anOldTickStaysGood() {
        drafts.attachLink(id, earner, district, "A2", "Old", "https://v.example.org/1", Set.of("C2"), true);

        assertThat(work().pieces().get(0).consentOpen()).isFalse();
    }

    @Test
    void aNameIsAskedAboutOnce() {
        drafts.answer(id, earner, district, Map.of("O1", "Then Jayden explained it to the others."));
        assertThat(get(page + "/names")).bodyText().contains("“Jayden” in your answer to");
        String finding = finding();

        assertThat(post(page + "/names/fine", "finding", finding)).hasRedirectedUrl(page + "/names");

        assertThat(get(page + "/names"))
                .bodyText()
                .contains("Nothing here looks like a name.")
                .doesNotContain("Jayden");
        drafts.answer(id, earner, district, Map.of("O1", "Then Jayden explained it to the others, and Mateo."));
        assertThat(get(page + "/names")).bodyText().contains("“Mateo” in").doesNotContain("“Jayden” in");
    }

    @Test
    void aNameInSeveralPlacesIsOneQuestion() {
        drafts.answer(id, earner, district, Map.of("O1", "Then Jayden spoke.", "O2", "And Jayden listened."));

        assertThat(get(page + "/names"))
                .bodyText()
                .containsOnlyOnce(page + "/names/fine")
                .contains("/overview?back=names#answer-O1", "/overview?back=names#answer-O2");

        List<String> both = Pattern.compile("name=\"finding\" value=\"([0-9a-f]+)\"")
                .matcher(namesPage())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(post(page + "/names/fine", "finding", both.get(0), "finding", both.get(1)))
                .hasRedirectedUrl(page + "/names");
        assertThat(get(page + "/names")).bodyText().contains("Nothing here looks like a name.");
    }

    @Test
    void whoChangesANameComesBackToTheOthers() {
        assertThat(get(page + "/overview?back=names")).bodyText().contains("name=\"back\" value=\"names\"");

        assertThat(post(page + "/overview", "answer-O1", "Student 1 spoke.", "edition-O1", "0", "back", "names"))
                .hasRedirectedUrl(page + "/names");
    }

    @Test
    void theEarnersOwnNameCountsToo() {
        drafts.answer(id, earner, district, Map.of("O1", "In the class of Signed In we began."));

        assertThat(get(page + "/names"))
                .bodyText()
                .contains("“Signed In” in your answer to", "your own name or school");
    }

    @Test
    void aFileNameCanBeGivenAnother() throws IOException {
        attach("maria-lopez-essay.pdf", FileReadingTests.pdf("User", "Words"));
        assertThat(get(page + "/names")).bodyText().contains("“Maria Lopez” in the name of");

        post(page + "/names/rename", "finding", finding());

        assertThat(work().pieces().get(0).fileName()).doesNotContain("maria");
        assertThat(get(page + "/names")).bodyText().contains("Nothing here looks like a name.");
    }

    @Test
    void whatADocumentSaysOfItselfIsFoundWithHowToTakeItOut() throws IOException {
        attach("plan.docx", FileReadingTests.docx("Jordan Rivera", "Jayden and Mateo worked together."));
        TestJobs.runDue(context, clock.instant());

        assertThat(get(page + "/names"))
                .bodyText()
                .contains(
                        "says that Jordan Rivera wrote it",
                        "says that Sam Lee changed it last",
                        "says that it comes from Lakeside School",
                        "Casey Jones commented",
                        "Inspect Document",
                        "“Jayden” in “plan.docx”",
                        "“Mateo” in “plan.docx”");
    }

    @Test
    void aPictureIsKeptWithoutWhereItWasTaken() throws IOException {
        attach("board.jpg", PictureFormatTests.jpegWith(6));
        TestJobs.runDue(context, clock.instant());

        assertThat(get(page + "/names")).bodyText().contains("Nothing here looks like a name.");
        assertThat(work().pieces().get(0).looked().facts()).isEmpty();
    }

    @Test
    void theListFollowsTheWork() {
        assertThat(get(page + "/check")).bodyText().contains("Before you submit", "Something is still missing");
        link("One lesson");

        assertThat(get(page))
                .bodyText()
                .contains("Say whether students can be seen or heard in “One lesson”", "/students");
        post(page + "/evidence/items/" + work().pieces().get(0).id() + "/students", "students", "no");

        assertThat(get(page)).bodyText().doesNotContain("Before you submit");
    }

    @Test
    void theListSpeaksSpanish() {
        link("One lesson");
        Authentication spanish = TestPeople.as(TestPeople.signedIn(earner, district, "es"));

        assertThat(web.get().uri(page + "/check").with(authentication(spanish)))
                .hasStatusOk()
                .bodyText()
                .contains("Antes de enviar", "Diga si se ve o se oye a estudiantes en «One lesson»")
                .doesNotContain("??");
    }

    @Test
    void whatIsMuchLongerThanAskedForIsSaid() {
        drafts.answer(id, earner, district, Map.of("O1", "word ".repeat(2_000)));

        assertThat(get(page)).bodyText().contains("are asked for");
    }

    private String finding() {
        return namesPage().replaceFirst("(?s).*?name=\"finding\" value=\"([0-9a-f]+)\".*", "$1");
    }

    private String namesPage() {
        return new String(get(page + "/names").getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private AttemptWork work() {
        return submissions.work(id, earner, district);
    }

    private EvidenceId link(String title) {
        return drafts.attachLink(
                id, earner, district, "A2", title, "https://v.example.org/" + title.length(), Set.of("C2"), false);
    }

    private void attach(String name, byte[] bytes) {
        drafts.attachFile(id, earner, district, "A1", name, name, new ByteArrayInputStream(bytes), Set.of("C1"), false);
    }

    private static MultiValueMap<String, String> of(String... pairs) {
        LinkedMultiValueMap<String, String> all = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.add(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    private MvcTestResult get(String address) {
        return web.get().uri(address).with(authentication(me)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        return web.post()
                .uri(address)
                .params(of(fields))
                .with(authentication(me))
                .with(csrf())
                .exchange();
    }
}
