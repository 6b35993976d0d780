package org.waymark.catalog.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.authoring.ReadyDrafts;
import org.waymark.catalog.authoring.TestDrafts;
import org.waymark.catalog.finding.TestTold;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.programmes.TestProgrammes;

@OnH2
class ApprovalPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    SessionFactory sessions;

    @Autowired
    Definitions definitions;

    @Autowired
    Drafts drafts;

    @Autowired
    Proposals proposals;

    @Autowired
    TestPeople people;

    @Autowired
    TestProgrammes programmes;

    @Autowired
    ApplicationContext context;

    private TestCommittee committee;
    private DraftId draft;

    @BeforeEach
    void aDraft() {
        committee = new TestCommittee(context);
        draft = committee.draft("WM-NEW-01", TestContents.titled("Questions that open"));
    }

    @Test
    void sayWhatProposingBrings() {
        assertThat(get("/design/" + draft + "/proposal", committee.author))
                .hasStatusOk()
                .bodyText()
                .contains("Approvals needed: 2", "may vote on it: 3", "a lead opens it")
                .doesNotContain("??");
    }

    @Test
    void sayWhatStandsAgainstProposing() {
        DraftId empty = committee.draft("WM-NEW-02", withoutCriteria());

        MvcTestResult page = get("/design/" + empty + "/proposal", committee.author);

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("Some things stand against")
                .doesNotContain("??");
        assertThat(post("/design/" + empty + "/proposal", committee.author, Map.of("note", "Please")))
                .hasStatus(409)
                .bodyText()
                .contains("Some things stand against");
    }

    @Test
    void takeAProposalWithANoteThatTheCommitteeReads() {
        assertThat(post("/design/" + draft + "/proposal", committee.author, Map.of("note", "For <b>new</b> teachers")))
                .hasStatus(302);

        assertThat(get("/design/proposals", committee.bo))
                .bodyText()
                .contains("Questions that open", "Waiting for you");
        assertThat(get("/design/" + draft + "/proposal", committee.bo)).hasStatus(302);
        assertThat(get("/design/proposals/" + latest(), committee.bo))
                .bodyText()
                .contains("For &lt;b&gt;new&lt;/b&gt; teachers", "Your answer");
    }

    @Test
    void askForAReasonAndKeepWhatWasChosen() {
        ProposalId id = committee.proposed(draft);

        assertThat(post("/design/proposals/" + id + "/vote", committee.bo, Map.of("choice", "return", "reason", " ")))
                .hasStatus(422)
                .bodyText()
                .contains("Write why", "value=\"return\" checked");
    }

    @Test
    void sayThatAVoteCameTooLateAndKeepItsWords() {
        ProposalId id = committee.approved(draft);

        assertThat(post(
                        "/design/proposals/" + id + "/vote",
                        committee.di,
                        Map.of("choice", "return", "reason", "I would wait.")))
                .hasStatus(409)
                .bodyText()
                .contains("decided while you were writing", "I would wait.");
    }

    @Test
    void openAPilotToACohort() {
        ProposalId id = committee.approved(draft);
        UUID cohort = programmes.cohort(committee.district, "Early readers");

        assertThat(post(
                        "/design/proposals/" + id + "/open",
                        committee.lead,
                        Map.of("how", "pilot", "earners", "ten", "reason", "")))
                .hasStatus(422)
                .bodyText()
                .contains("from 1 to 1000", "at least one cohort", "Write why");
        assertThat(post(
                        "/design/proposals/" + id + "/open",
                        committee.lead,
                        Map.of("how", "pilot", "earners", "10", "cohorts", cohort.toString(), "reason", "To see.")))
                .hasStatus(302);

        DefinitionVersion made =
                definitions.byCode("WM-NEW-01", committee.district).orElseThrow();
        assertThat(made.stage()).isEqualTo(Stage.PILOT);
        assertThat(get("/credentials/" + made.slug(), committee.bo))
                .bodyText()
                .contains("not open to everyone yet")
                .doesNotContain("/start\"");
        PersonId ivo = people.person(committee.district, "Ivo");
        programmes.joins(cohort, ivo, committee.district);
        assertThat(get("/credentials/" + made.slug(), TestPeople.signedIn(ivo, committee.district)))
                .bodyText()
                .contains("you are one of them", "/start\"");
    }

    @Test
    void leadToWhereACohortIsMadeWhereThereIsNone() {
        ProposalId id = committee.approved(draft);

        assertThat(get("/design/proposals/" + id, committee.lead))
                .bodyText()
                .contains("No programme has a cohort yet", "href=\"/admin/programmes\"");
    }

    @Test
    void sayToWhoeverApprovesThatTwoMustReadIt() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.forOneReader(small.title()), context);
        ProposalId id = committee.proposed(revision);
        context.getBean(TestTold.class).brings(small.definition(), "200 USD once");

        assertThat(post(
                        "/design/proposals/" + id + "/vote",
                        committee.bo,
                        Map.of("choice", "approve", "reason", "It is clear.")))
                .hasStatus(409)
                .bodyText()
                .contains("so two must read it", "It is clear.")
                .doesNotContain("??");
    }

    @Test
    void leadFromARetiredOneToWhatReplacesIt() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DefinitionId other = committee.live(draft);

        assertThat(post(
                        "/admin/credentials/" + small.definition() + "/retire",
                        committee.lead,
                        Map.of("replacement", other.toString(), "retireReason", "It is newer.")))
                .hasStatus(302);

        assertThat(get("/credentials/" + small.slug(), committee.bo))
                .bodyText()
                .contains("nobody starts it any more", "Questions that open")
                .doesNotContain("/start\"");
        assertThat(post("/credentials/" + small.slug() + "/start", committee.bo, Map.of()))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/credentials/" + small.slug());
    }

    @Test
    void sayWhereWhatReplacesItIsNoneThatIsOffered() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);

        for (String none : List.of(
                "nothing", UUID.randomUUID().toString(), small.definition().toString())) {
            assertThat(post(
                            "/admin/credentials/" + small.definition() + "/retire",
                            committee.lead,
                            Map.of("replacement", none, "retireReason", "It is newer.")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Choose one from the list, or nothing", "It is newer.");
        }
        assertThat(get("/credentials/" + small.slug(), committee.bo)).bodyText().contains("/start\"");
    }

    @Test
    void findWhatReplacesARetiredOneAndKeepWhatWasTyped() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DefinitionId other = committee.live(draft);

        assertThat(post(
                        "/admin/credentials/" + small.definition() + "/retire",
                        committee.lead,
                        Map.of("search", "yes", "q", "questions that open", "retireReason", "It is newer.")))
                .hasStatusOk()
                .bodyText()
                .contains("It is newer.", "value=\"" + other + "\"", "questions that open", "1 micro-credential<")
                .doesNotContain("Formative assessment");
        assertThat(definitions
                        .current(small.definition(), committee.district)
                        .orElseThrow()
                        .stage())
                .isEqualTo(Stage.LIVE);
    }

    @Test
    void openAPilotToEveryoneWithAReason() {
        DefinitionId made = committee.opened(draft, new Pilot(3, Set.of(UUID.randomUUID())));

        assertThat(post("/admin/credentials/" + made + "/live", committee.lead, Map.of("live-reason", "")))
                .hasStatus(422);
        assertThat(post("/admin/credentials/" + made + "/live", committee.lead, Map.of("live-reason", "It works.")))
                .hasStatus(302);
        assertThat(post("/admin/credentials/" + made + "/live", committee.lead, Map.of("live-reason", "Again.")))
                .hasStatus(302);

        assertThat(get("/credentials/questions-that-open/history", committee.author))
                .bodyText()
                .containsOnlyOnce("opened it to everyone")
                .contains("It works.", "Bo Member", "Clear and useful.")
                .doesNotContain("Again.", "??");
    }

    @Test
    void showEarnersWhatChangedAndMoveThemUp() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        SignedInPerson earner = TestPeople.signedIn(people.person(committee.district, "Eve"), committee.district, "es");
        String work = post("/credentials/" + small.slug() + "/start", earner, Map.of())
                .getResponse()
                .getRedirectedUrl();
        assertThat(get(work, earner)).bodyText().doesNotContain(work + "/newer");
        committee.revised(small.definition(), TestContents.withOtherCriterion("C1", "All of them listen."));

        assertThat(get(work, earner)).bodyText().contains(work + "/newer");
        assertThat(get(work + "/newer", earner))
                .hasStatusOk()
                .bodyText()
                .contains("All of them listen.", "versión 2.0.0", "se conservan")
                .doesNotContain("??");
        String to = definitions
                .current(small.definition(), committee.district)
                .orElseThrow()
                .id()
                .toString();
        assertThat(post(work + "/newer", earner, Map.of("to", to, "shown", shown(work, earner))))
                .hasStatus(302);
        assertThat(get(work, earner)).bodyText().doesNotContain(work + "/newer");
    }

    private String shown(String work, SignedInPerson earner) {
        return Jsoup.parse(text(get(work + "/newer", earner)))
                .select("input[name=shown]")
                .val();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void showAnEarnerWhatIsKeptFromBefore() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        SignedInPerson earner = committee.di;
        String work = post("/credentials/" + small.slug() + "/start", earner, Map.of())
                .getResponse()
                .getRedirectedUrl();
        post(
                work + "/evidence/A1",
                earner,
                Map.of("title", "My <i>plan</i>", "text", "What I planned", "criteria", "C1"));
        assertThat(get(work, earner)).bodyText().doesNotContain("Kept from before");
        DefinitionVersionId next =
                definitions.publishVersion(small.definition(), committee.district, "2.0.0", TestContents.withLess());

        assertThat(get(work + "/newer", earner))
                .bodyText()
                .contains("stays with you, under Kept from before", "My &lt;i&gt;plan&lt;/i&gt;")
                .doesNotContain("deleted");
        assertThat(post(work + "/newer", earner, Map.of("to", next.toString(), "shown", shown(work, earner))))
                .hasStatus(302);

        MvcTestResult page = get(work, earner);
        assertThat(page)
                .bodyText()
                .contains("Kept from before", "What I planned")
                .doesNotContain("??");
        String use = Jsoup.parse(text(page)).select("form[action*=/kept/]").attr("action");
        assertThat(post(use, earner, Map.of("requirement", "A2"))).hasRedirectedUrl(work);
        assertThat(get(work, earner)).bodyText().contains("What I planned").doesNotContain("Kept from before");
        assertThat(post(use, committee.cy, Map.of("requirement", "A2"))).hasStatus(404);
    }

    @Test
    void returnWhatWasApprovedWithAReason() {
        ProposalId id = committee.approved(draft);
        assertThat(get("/design/" + draft + "/proposal", committee.author))
                .bodyText()
                .contains("Then you can write on. The committee reads it again");

        assertThat(post("/design/proposals/" + id + "/return", committee.lead, Map.of("back-reason", " ")))
                .hasStatus(422)
                .bodyText()
                .contains("Write why");
        assertThat(post("/design/proposals/" + id + "/return", committee.bo, Map.of("back-reason", "No.")))
                .hasStatus(404);
        assertThat(post(
                        "/design/proposals/" + id + "/return",
                        committee.lead,
                        Map.of("back-reason", "The <b>hours</b> are old.")))
                .hasStatus(302);

        assertThat(get("/design/" + draft + "/proposal", committee.author))
                .bodyText()
                .contains("Why it came back", "The &lt;b&gt;hours&lt;/b&gt; are old.", "Propose it to the committee")
                .doesNotContain("??");
        assertThat(get("/design/" + draft + "/history", committee.author))
                .bodyText()
                .contains("returned it after it was approved");
    }

    @Test
    void sendWhatWasOvertakenToBothTexts() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.withOtherQuestion("Who?"), context);
        ProposalId id = committee.proposed(revision);
        definitions.publishVersion(
                small.definition(), committee.district, "1.1.0", TestContents.withOtherCriterion("C1", "All listen."));
        assertThat(get("/design/proposals/" + id, committee.bo))
                .bodyText()
                .contains("Another version came out since this one was begun");

        proposals.vote(id, true, "Yes.", committee.bo);
        proposals.vote(id, true, "Yes.", committee.cy);

        assertThat(get("/design/" + revision + "/proposal", committee.author))
                .bodyText()
                .contains("Published now, yours would undo it", "/design/" + revision + "/newer")
                .doesNotContain("Propose it to the committee", "??");
        assertThat(post("/design/" + revision + "/proposal", committee.author, Map.of("note", "Again")))
                .hasStatus(409);
    }

    @Test
    void showAnEarnerTheVersionThatCameOutMeanwhile() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        String work = post("/credentials/" + small.slug() + "/start", committee.di, Map.of())
                .getResponse()
                .getRedirectedUrl();
        committee.revised(small.definition(), TestContents.withOtherQuestion("Who?"));

        assertThat(post(
                        work + "/newer",
                        committee.di,
                        Map.of("to", UUID.randomUUID().toString())))
                .hasStatus(409)
                .bodyText()
                .contains("Something changed meanwhile");
    }

    @Test
    void showWhatARevisionChanges() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(
                revision, committee.district, TestContents.withOtherQuestion("Who is in your class?"), context);

        assertThat(get("/design/" + revision + "/proposal", committee.author))
                .bodyText()
                .contains("version 1.1.0", "Who is in your class?", "Reworded")
                .doesNotContain("??");
        ProposalId id = committee.proposed(revision);
        assertThat(get("/design/proposals/" + id, committee.bo))
                .bodyText()
                .contains("version 1.1.0", "Who is in your class?");
    }

    @Test
    void nothingWaitsForAMemberWhoWroteAlong() {
        context.getBean(People.class).give(Role.DESIGNER, committee.bo.id(), committee.district, null, "Writes, too.");
        TestDrafts.letWriteAlong(committee.bo.id(), draft, committee.author, context);
        ProposalId id = committee.proposed(draft);

        assertThat(rows(committee.bo)).containsEntry(id, false);
        assertThat(rows(committee.cy)).containsEntry(id, true);
    }

    private Map<ProposalId, Boolean> rows(SignedInPerson who) {
        return context.getBean(ProposalPages.class).list(who).stream()
                .collect(Collectors.toMap(ProposalRow::id, ProposalRow::mine));
    }

    @Test
    void whatIsOpenStandsBeforeWhatWasDecidedLater() {
        ProposalId open = committee.proposed(draft);
        ProposalId decided = committee.approved(committee.draft("WM-NEW-02", TestContents.titled("Later")));
        proposals.open(decided, null, "For the new school year.", committee.lead);

        assertThat(context.getBean(ProposalPages.class).list(committee.lead))
                .extracting(ProposalRow::id)
                .containsExactly(open, decided);
    }

    @Test
    void listProposalsWithTheSameReadsHoweverManyThereAre() {
        committee.proposed(draft);
        long few = reads("/design/proposals", committee.bo);
        for (int n = 2; n <= 8; n++) {
            committee.proposed(committee.draft("WM-NEW-0" + n, TestContents.titled("Number " + n)));
        }

        assertThat(reads("/design/proposals", committee.bo)).isEqualTo(few).isLessThanOrEqualTo(7);
    }

    @Test
    void listTheCatalogueWithTheSameReadsHoweverMuchThereIs() {
        long few = reads("/admin/credentials", committee.lead);
        TestDefinitions.smallGroupWorkIn(committee.district, context);
        committee.live(draft);

        assertThat(reads("/admin/credentials", committee.lead)).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    @Test
    void speakSpanish() {
        ProposalId id = committee.proposed(draft);
        SignedInPerson bo = TestPeople.signedIn(committee.bo.id(), committee.district, "es");

        for (String page : new String[] {
            "/design/proposals", "/design/proposals/" + id, "/design/" + draft + "/history",
        }) {
            assertThat(get(page, bo)).hasStatusOk().bodyText().doesNotContain("??");
        }
        assertThat(get("/design/proposals/" + id, bo)).bodyText().contains("Aprobarla");
    }

    private static DefinitionContent withoutCriteria() {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        return new DefinitionContent(
                "Nothing is judged",
                content.competency(),
                content.keyMethod(),
                content.methodComponents(),
                content.overview(),
                content.evidence(),
                List.of(),
                content.reflection(),
                content.workload(),
                content.alignment(),
                content.about());
    }

    private String latest() {
        return context.getBean(ProposalPages.class).latest(draft, committee.bo).toString();
    }

    private long reads(String address, SignedInPerson who) {
        get(address, who);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();
        get(address, who);
        return statistics.getPrepareStatementCount();
    }

    private MvcTestResult get(String address, SignedInPerson who) {
        return web.get().uri(address).with(authentication(TestPeople.as(who))).exchange();
    }

    private MvcTestResult post(String address, SignedInPerson who, Map<String, String> form) {
        var request =
                web.post().uri(address).with(authentication(TestPeople.as(who))).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }
}
