package org.waymark.submission.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.submission.Drafts;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

@OnH2
class ArtifactPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople people;

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    private DistrictId district;
    private PersonId earner;
    private SubmissionId id;
    private String page;

    @BeforeEach
    void start() {
        district = people.district();
        earner = people.person(district, "Jordan");
        id = submissions.start(
                TestDefinitions.smallGroupWorkIn(district, context).definition(), earner, district);
        page = "/submissions/" + id;
    }

    @Test
    void theEvidencePageLeadsToWhatWasBroughtBefore() {
        text("A1");

        assertThat(get(page + "/evidence/A2")).bodyText().contains(page + "/evidence/A2/earlier");
        assertThat(get(page + "/evidence/A2/earlier"))
                .hasStatusOk()
                .bodyText()
                .contains("Exit tickets", "Text, for “Productive small-group work”");
    }

    @Test
    void whatIsChosenIsAddedHere() {
        EvidenceId brought = text("A1");

        assertThat(post(page + "/evidence/A2/earlier", "item", brought.toString(), "criteria", "C2"))
                .hasRedirectedUrl(page + "/evidence/A2");
        assertThat(get(page + "/evidence/A2")).bodyText().contains("Exit tickets");
    }

    @Test
    void theWayBackSaysWhereItLeads() {
        assertThat(get(place(link()))).bodyText().contains("Back to “One group at work”");
    }

    @Test
    void choosingNothingIsSaid() {
        text("A1");

        assertThat(post(page + "/evidence/A2/earlier"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose at least one thing to use", "Choose at least one criterion");
    }

    @Test
    void aPlaceIsAddedAndShownBelowTheEvidence() {
        EvidenceId link = link();

        assertThat(post(place(link), "at", "4:30", "words", "She asks for the reason"))
                .hasRedirectedUrl(place(link));

        assertThat(get(page)).bodyText().contains("4:30", "She asks for the reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "4:75", "-1:00", "4.30"})
    void aPlaceThatIsNoTimeIsSaidAndNothingTypedIsLost(String at) {
        assertThat(post(place(link()), "at", at, "words", "She asks for the reason"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a time in minutes and seconds", "value=\"She asks for the reason\"");
    }

    @Test
    void answersAreKeptWhileTheyAreWritten() {
        assertThat(post(page + "/overview/keep", "answer-O1", "One", "edition-O1", "0"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.edition-O1")
                .isEqualTo(1);
        assertThat(get(page + "/overview")).bodyText().contains("One</textarea>");
    }

    @Test
    void whatAnotherWindowSavedIsNotOverwrittenByTheWay() {
        post(page + "/overview/keep", "answer-O1", "Another window", "edition-O1", "0");

        assertThat(post(page + "/overview/keep", "answer-O1", "This window", "edition-O1", "0"))
                .hasStatus(409);
        assertThat(get(page + "/overview")).bodyText().contains("Another window</textarea>");
    }

    @Test
    void aNewTextIsBegunWhileItIsWrittenAndGoesOnAsTheSame() {
        EvidenceId text = EvidenceId.fresh();
        String keep = page + "/evidence/A1/texts/" + text;

        assertThat(post(keep, "text", "One", "criteria", "C1"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.edition")
                .isEqualTo(1);
        assertThat(post(
                        page + "/evidence/items/" + text + "/text",
                        "text",
                        "One two",
                        "criteria",
                        "C1",
                        "edition",
                        "1"))
                .hasRedirectedUrl(page + "/evidence/A1");

        assertThat(get(page + "/evidence/A1")).bodyText().contains("One two").doesNotContain("One</p>");
    }

    @Test
    void whateverIsTickedATextIsKeptWhileItIsWrittenAndTheCriteriaAreAskedAtSave() {
        EvidenceId text = EvidenceId.fresh();

        assertThat(post(page + "/evidence/A1/texts/" + text, "text", "One")).hasStatusOk();

        assertThat(get(page + "/evidence/A1")).bodyText().contains("One</p>", "serves");
        assertThat(post(page + "/evidence/items/" + text + "/text", "text", "One", "edition", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose at least one criterion");
    }

    @Test
    void whyATextIsNotKeptIsSaid() {
        String keep = page + "/evidence/A1/texts/" + EvidenceId.fresh();

        assertThat(post(keep, "text", "x".repeat(20_001)))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Not saved. Shorten the text to 20,000 characters.");
        assertThat(post(keep, "text", " "))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Not saved. Write your text, or remove this evidence.");
        assertThat(post(page + "/overview/keep", "answer-O1", "x".repeat(20_001)))
                .hasStatus(422)
                .bodyText()
                .isEqualTo("Not saved. Shorten this answer to 20,000 characters.");
    }

    @Test
    void thePageOfATextRefusesAFileOrALinkInsteadOfLosingIt() {
        String own = page + "/evidence/items/" + text("A1") + "/text";

        assertThat(post(own, "text", "One", "criteria", "C1", "edition", "1", "link", "https://video.example.org/1"))
                .hasStatus(422)
                .bodyText()
                .contains("The file or the link was not added");
        assertThat(web.post()
                        .uri(own)
                        .multipart()
                        .file(new MockMultipartFile("file", "plan.pdf", "application/pdf", new byte[] {1}))
                        .param("text", "One")
                        .param("criteria", "C1")
                        .param("edition", "1")
                        .with(authentication(TestPeople.as(earner, district)))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("The file or the link was not added");
    }

    @Test
    void aTextChangedInAnotherWindowIsShownBesideWhatWasTyped() {
        EvidenceId text = text("A1");
        String change = page + "/evidence/items/" + text + "/text";
        post(change, "text", "Another window", "criteria", "C1", "edition", "1");

        assertThat(post(change, "text", "This window", "criteria", "C1", "edition", "1"))
                .hasStatus(409)
                .bodyText()
                .contains("This window</textarea>", "Another window</p>", "changed in another window");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://video.example.org/1",
                "https://localhost/1",
                "https://printer.local/1",
                "https://10.0.0.7/1",
                "https://video.example.org@evil.example.org/",
                "https://"
            })
    void aLinkToNowhereIsSaidAndTheRestIsUntouched(String link) {
        assertThat(post(page + "/evidence/A1", "link", link, "criteria", "C1"))
                .hasStatus(422)
                .bodyText()
                .containsAnyOf("Enter a link that begins with https://", "it leads nowhere that a reader can go");
        assertThat(submissions.forReview(id, district).evidence()).isEmpty();
    }

    @Test
    void captionsAreWrittenDownOrSaidToBeNeedless() {
        EvidenceId link = link();
        String words = page + "/evidence/items/" + link + "/words";

        assertThat(post(words, "words", "WEBVTT", "none", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains("Choose one");
        post(words, "words", "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nBecause");

        assertThat(get(page + "/evidence/items/" + link + "/captions"))
                .hasStatusOk()
                .hasContentType("text/vtt;charset=UTF-8");
    }

    @Test
    void thePagesSpeakSpanish() {
        EvidenceId link = link();
        text("A1");

        for (String each : new String[] {"/evidence/A3/earlier", "/evidence/items/" + link + "/moments"}) {
            assertThat(web.get()
                            .uri(page + each)
                            .with(authentication(TestPeople.as(TestPeople.signedIn(earner, district, "es")))))
                    .as(each)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("??");
        }
    }

    private String place(EvidenceId item) {
        return page + "/evidence/items/" + item + "/moments";
    }

    private EvidenceId link() {
        return drafts.attachLink(
                id, earner, district, "A2", "Lesson", "https://video.example.org/1", Set.of("C2"), true);
    }

    private EvidenceId text(String requirement) {
        return drafts.attachText(id, earner, district, requirement, "Exit tickets", "What I saw", Set.of("C1"));
    }

    private MvcTestResult get(String address) {
        return web.get()
                .uri(address)
                .with(authentication(TestPeople.as(earner, district)))
                .exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var request = web.post()
                .uri(address)
                .with(authentication(TestPeople.as(earner, district)))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
