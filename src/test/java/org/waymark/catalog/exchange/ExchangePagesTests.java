package org.waymark.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.StackView;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;

@OnH2
class ExchangePagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    AuditLog audit;

    @Autowired
    Drafts drafts;

    @Autowired
    Stacks stacks;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId leadId;
    private Authentication lead;
    private Authentication designer;
    private SignedInPerson designerSignedIn;
    private String changed;

    @BeforeEach
    void someone() throws IOException {
        district = people.district();
        leadId = people.person(district, "Lee", Role.LEAD);
        lead = TestPeople.as(leadId, district);
        designerSignedIn = TestPeople.signedIn(people.person(district, "Dana", Role.DESIGNER), district);
        designer = TestPeople.as(designerSignedIn);
        changed = Files.readString(Path.of("src/main/resources/samples/definitions.yaml"))
                .replaceFirst("1\\.0\\.0", "2.0")
                .replace("Only a group product.", "What the group made.")
                .replace("WM-FAE-01", "WM-FAE-09");
    }

    @Test
    void showWhatAFileWouldDoLineByLine() {
        MvcTestResult preview = get(sent(changed, lead), lead);

        assertThat(preview)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Micro-credentials for the committee: 2.",
                        "Line 5",
                        "1.0.0, then 2.0",
                        "WM-FAE-09",
                        "A draft for the committee",
                        "As it is",
                        "Import it")
                .doesNotContain("before everyone may start it");
        assertThat(definitions.byCode("WM-FAE-09", district)).isEmpty();
    }

    @Test
    void forgetAFileAfterADay() {
        String preview = sent(changed, lead);
        clock.advance(Duration.ofHours(25));
        try {
            assertThat(get(preview, lead)).hasStatus(404);
            assertThat(post(preview, lead)).hasStatus(404);
        } finally {
            clock.reset();
        }
        assertThat(get(preview, lead)).hasStatusOk();
    }

    @Test
    void takeWhatPeopleBringAsDraftsOfTheirsPastNoCommittee() {
        String preview = sent(changed, designer);

        assertThat(post(preview, designer)).hasStatus3xxRedirection().hasRedirectedUrl("/design");

        assertThat(definitions.byCode("WM-FAE-09", district)).isEmpty();
        assertThat(definitions.byCode("WM-PSG-01", district))
                .map(DefinitionVersion::number)
                .contains("1.0.0");
        assertThat(drafts.openOf(designerSignedIn)).containsOnlyKeys("WM-PSG-01", "WM-FAE-09");
        assertThat(drafts.openOf(TestPeople.signedIn(leadId, district))).isEmpty();
        assertThat(audit.by(district.id(), List.of(designerSignedIn.id().toString())))
                .extracting(AuditLog.Done::verb)
                .containsExactly("draft-made", "draft-made");
        assertThat(post(preview, designer)).hasStatus(404);
    }

    @Test
    void changeNothingWhenTheSameIsSentAgain() {
        post(sent(changed, lead), lead);

        assertThat(get(sent(changed, lead), lead))
                .bodyText()
                .contains("Nothing in it changes anything here")
                .doesNotContain("Import it");
    }

    @Test
    void neverOverwriteADraftOfOnesOwn() {
        post(sent(changed, lead), lead);

        assertThat(send(changed.replace("What the group made.", "A group product only."), lead))
                .hasStatus(422)
                .bodyText()
                .contains("You have a draft of WM-PSG-01 that says something else", "Refused");
    }

    @Test
    void leaveAStackOutUntilItsPartsAreApproved() {
        String more = STACK.replace("WM-FAE-01", "WM-FAE-09");
        String preview = sent(whole(more), lead);

        assertThat(get(preview, lead)).bodyText().contains("Later", "Import the same file again once it has");
        post(preview, lead);
        assertThat(stacks.of(district)).isEmpty();
    }

    @Test
    void overwriteAStackThatIsBeingWrittenOnlyWhenAskedTo() {
        Stacks.By by = new Stacks.By(district, leadId.toString(), "LEAD");
        stacks.begin("TALK", false, new StackText("Being written", "", Rule.all(List.of())), by);
        String preview = sent(STACK, lead);

        assertThat(get(preview, lead)).bodyText().contains("Would overwrite a draft", "has not published (1)");
        assertThat(post(preview, lead)).hasStatus(422).bodyText().contains("Tick this to lose their words");
        assertThat(stacks.everything(district))
                .singleElement()
                .satisfies(stack -> assertThat(stack.written().title()).isEqualTo("Being written"));

        assertThat(post(preview + "?overwriteDrafts=true", lead)).hasStatus3xxRedirection();
        assertThat(stacks.of(district)).extracting(StackView::title).containsExactly("Talk in class");
    }

    @Test
    void bringARetiredStackBackOnlyWhenAskedTo() {
        post(sent(STACK, lead), lead);
        Stacks.By by = new Stacks.By(district, leadId.toString(), "LEAD");
        stacks.retire(stacks.of(district).get(0).id(), by);
        String preview = sent(STACK, lead);

        assertThat(get(preview, lead)).bodyText().contains("Brings back a retired one");
        post(preview, lead);
        assertThat(stacks.of(district)).isEmpty();
        post(sent(STACK, lead) + "?revive=true", lead);
        assertThat(stacks.of(district)).hasSize(1);
    }

    @Test
    void refuseAStackWhoseCodeIsAPathwaysEvenOfADraft() {
        Stacks.By by = new Stacks.By(district, leadId.toString(), "LEAD");
        stacks.begin("TALK", true, new StackText("A pathway", "", Rule.all(List.of())), by);

        assertThat(send(STACK, lead)).hasStatus(422).bodyText().contains("TALK is a pathway in one place", "Refused");
    }

    @Test
    void leaveGoalsToALead() {
        String goals = """
                goals:
                  - {id: READ, title: Reading, why: Because., begins: 2026-08-01, ends: 2029-06-30, owner: Office, contribution: Any.}
                """;
        String preview = sent(goals, designer);

        assertThat(get(preview, designer))
                .bodyText()
                .contains("A programme lead imports it")
                .doesNotContain("apply");
        assertThat(post(preview, designer)).hasStatus(404);
        assertThat(post(preview, lead)).hasStatus3xxRedirection();
    }

    @Test
    void importNothingElseThanWasShown() {
        String preview = sent(STACK, lead);
        post(sent(STACK, lead), lead);

        assertThat(post(preview, lead)).hasStatus(409).bodyText().contains("has changed since you looked");
    }

    @Test
    void nameEachFaultWithItsLine() {
        MvcTestResult refused = send(changed.replace("from: [A5]", "from: [A7]"), lead);

        assertThat(refused)
                .hasStatus(422)
                .bodyText()
                .contains("Nothing was taken", "definitions[1].criteria[3].from", "No evidence has the id A7");
    }

    @Test
    void sayWhereNoFileWasSent() {
        assertThat(send("", lead)).hasStatus(422).bodyText().contains("Select a file");
    }

    @Test
    void areThereForNobodyElse() {
        String preview = sent(changed, lead);
        DistrictId elsewhere = people.district();
        Authentication far = TestPeople.as(people.person(elsewhere, "Fay", Role.LEAD), elsewhere);
        Authentication teacher = TestPeople.as(people.person(district, "Tess"), district);

        assertThat(get(preview, far)).hasStatus(404);
        assertThat(post(preview, far)).hasStatus(404);
        assertThat(get("/admin/catalogue", teacher)).hasStatus(404);
        assertThat(get("/admin/catalogue/export", teacher)).hasStatus(404);
        assertThat(get("/admin/catalogue", TestPeople.asOperator())).hasStatus(404);
    }

    @Test
    void giveTheWholeCatalogueOrOneOfIt() throws Exception {
        String whole = text(get("/admin/catalogue/export", designer));
        String one = text(get("/admin/catalogue/export?format=json&slug=productive-small-group-work", designer));

        assertThat(CatalogueFile.read(whole.getBytes(StandardCharsets.UTF_8), TextFile.Kind.YAML)
                        .definitions())
                .hasSize(3);
        assertThat(CatalogueFile.read(one.getBytes(StandardCharsets.UTF_8), TextFile.Kind.JSON)
                        .definitions())
                .extracting(FileDefinition::code)
                .containsExactly("WM-PSG-01");
        assertThat(get("/admin/catalogue/export?slug=none", designer)).hasStatus(404);
    }

    @Test
    void speakSpanish() {
        Authentication spanish = TestPeople.as(TestPeople.signedIn(leadId, district, "es"));

        assertThat(get(sent(changed, spanish), spanish))
                .bodyText()
                .contains("Lo que haría")
                .doesNotContain("??");
        assertThat(send(changed.replace("title:", "titel:"), spanish))
                .bodyText()
                .contains("Falta esto")
                .doesNotContain("??");
    }

    @Test
    void giveOneStackWithAllThatItIsMadeOf() throws Exception {
        post(sent(STACK, lead), lead);

        String file = text(get("/admin/catalogue/export?stack=TALK", designer));

        CatalogueFile read = CatalogueFile.read(file.getBytes(StandardCharsets.UTF_8), TextFile.Kind.YAML);
        assertThat(read.stacks()).extracting(FileStack::code).containsExactly("TALK");
        assertThat(read.definitions()).extracting(FileDefinition::code).containsExactly("WM-FAE-01", "WM-PSG-01");
        assertThat(get("/admin/catalogue/export?stack=NONE", designer)).hasStatus(404);
        assertThat(get(sent(file, lead), lead)).bodyText().contains("Nothing in it changes anything here");
    }

    private static final String STACK = """
            stacks:
              - {id: TALK, title: Talk in class, any: 1, of: [WM-PSG-01, WM-FAE-01]}
            """;

    /** The definitions and what else a file has. */
    private String whole(String more) {
        return "definitions:\n"
                + changed.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> "  " + line)
                        .collect(Collectors.joining("\n"))
                + "\n" + more;
    }

    private String sent(String text, Authentication who) {
        MvcTestResult answer = send(text, who);
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private MvcTestResult send(String text, Authentication who) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile(
                        "file", "catalogue.yaml", "application/yaml", text.getBytes(StandardCharsets.UTF_8)))
                .uri("/admin/catalogue/import")
                .with(authentication(who))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Authentication who) {
        return web.get().uri(address).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String address, Authentication who) {
        return web.post().uri(address).with(authentication(who)).with(csrf()).exchange();
    }

    private static String text(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
