package org.waymark.catalog.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.StageRefused;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.DraftState;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.catalog.authoring.ReadyDrafts;
import org.waymark.catalog.finding.TestTold;
import org.waymark.notices.TestNotices;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;

abstract class ProposalsContract {

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalPages pages;

    @Autowired
    Stages stages;

    @Autowired
    Histories histories;

    @Autowired
    Drafts drafts;

    @Autowired
    Definitions definitions;

    @Autowired
    TestNotices notices;

    @Autowired
    AuditLog audit;

    @Autowired
    TestPeople people;

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
    void tellTheCommitteeAndNobodyWritesMeanwhile() {
        committee.proposed(draft);

        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.PROPOSED);
        assertThat(told(committee.bo)).contains("proposal-new");
        assertThat(told(committee.author)).doesNotContain("proposal-new");
    }

    @Test
    void goBackWithEveryReason() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, true, "I like it.", committee.bo);
        proposals.vote(id, false, "Two competencies in one.", committee.cy);
        proposals.vote(id, false, "Hours do not add up.", committee.di);

        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.DRAFT);
        assertThat(pages.propose(draft, committee.author).latest())
                .extracting(ProposalView::votes)
                .satisfies(votes -> assertThat(votes)
                        .extracting(HistoryLine::who, HistoryLine::reason)
                        .contains(
                                tuple("Cy Member", "Two competencies in one."),
                                tuple("Di Member", "Hours do not add up."),
                                tuple("Bo Member", "I like it.")));
        assertThat(told(committee.author)).contains("proposal-answered", "proposal-returned");
    }

    @Test
    void mayBeProposedAgainAfterTheyCameBack() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, false, "No.", committee.cy);
        proposals.vote(id, false, "No.", committee.di);

        assertThat(committee.proposed(draft)).isNotEqualTo(id);
    }

    @Test
    void showNobodysVoteBeforeTheyAreDecided() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, true, "I like it.", committee.bo);

        assertThat(pages.one(id, committee.cy).votes()).isEmpty();
        assertThat(histories.of(draft, committee.cy).lines())
                .extracting(HistoryLine::kind)
                .containsExactly(StepKind.PROPOSED);
        assertThat(pages.one(id, committee.bo).own())
                .extracting(HistoryLine::reason)
                .isEqualTo("I like it.");
    }

    @Test
    void countTheLastVoteOfEachAndKeepTheFirst() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, false, "Not like this.", committee.bo);
        proposals.vote(id, true, "I misread it.", committee.bo);
        proposals.vote(id, true, "Yes.", committee.cy);

        assertThat(pages.one(id, committee.bo).state()).isEqualTo(ProposalState.APPROVED);
        assertThat(histories.of(draft, committee.author).lines())
                .filteredOn(HistoryLine::replaced)
                .extracting(HistoryLine::reason)
                .containsExactly("Not like this.");
    }

    @Test
    void areNotVotedOnByThoseWhoWriteThem() {
        ReadyDrafts.share(draft, committee.district, committee.bo.id(), context);
        ProposalId id = committee.proposed(draft);

        assertThatThrownBy(() -> proposals.vote(id, true, "Mine.", committee.bo))
                .isInstanceOf(ProposalNotFound.class);
        assertThat(pages.one(id, committee.bo).mayVote()).isFalse();
        assertThat(told(committee.bo)).doesNotContain("proposal-new");
    }

    @Test
    void countNoVoteOfWhoHasLeftTheCommittee() {
        PersonId eve = people.person(committee.district, "Eve");
        people.givesForADay(Role.COMMITTEE, eve, committee.district);
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, true, "Yes.", TestPeople.signedIn(eve, committee.district));
        context.getBean(TestClock.class).advance(Duration.ofDays(2));

        proposals.vote(id, true, "Yes.", committee.bo);

        assertThat(pages.one(id, committee.bo).state()).isEqualTo(ProposalState.OPEN);
    }

    @Test
    void areVotedOnByTheCommitteeAlone() {
        ProposalId id = committee.proposed(draft);

        assertThatThrownBy(() -> proposals.vote(id, true, "Yes.", committee.lead))
                .isInstanceOf(ProposalNotFound.class);
    }

    @Test
    void takeNoVoteOnceTheyAreDecided() {
        ProposalId id = committee.approved(draft);

        assertThatThrownBy(() -> proposals.vote(id, false, "Too late.", committee.di))
                .isInstanceOf(ProposalClosed.class);
    }

    @Test
    void becomeWhatALeadOpens() {
        DefinitionId made = committee.live(draft);

        DefinitionVersion version =
                definitions.current(made, committee.district).orElseThrow();
        assertThat(version.code()).isEqualTo("WM-NEW-01");
        assertThat(version.number()).isEqualTo("1.0.0");
        assertThat(version.stage()).isEqualTo(Stage.LIVE);
        assertThat(told(committee.lead)).contains("proposal-to-open");
        assertThat(told(committee.author)).contains("proposal-approved", "definition-live");
    }

    @Test
    void areOpenedOnce() {
        ProposalId id = committee.approved(draft);
        proposals.open(id, null, "Now.", committee.lead);

        assertThatThrownBy(() -> proposals.open(id, null, "Again.", committee.lead))
                .isInstanceOf(ProposalClosed.class);
    }

    @Test
    void areOpenedByLeadsAlone() {
        ProposalId id = committee.approved(draft);

        assertThatThrownBy(() -> proposals.open(id, null, "Me.", committee.bo)).isInstanceOf(ProposalNotFound.class);
    }

    @Test
    void ofOneCodeAreMadeOneAtATime() {
        committee.proposed(draft);
        DraftId other = committee.draft("WM-NEW-01", TestContents.titled("The same code"));

        assertThat(refusal(other)).isEqualTo(ProposalRefused.Why.ALREADY_PROPOSED);
    }

    @Test
    void ofACodeThatIsTakenAreRefused() {
        DefinitionVersion taken = TestDefinitions.smallGroupWorkIn(committee.district, context);

        assertThat(refusal(committee.draft(taken.code(), TestContents.titled("Other"))))
                .isEqualTo(ProposalRefused.Why.FAULTS);
    }

    @Test
    void ofARevisionThatChangesNothingAreRefused() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);

        assertThat(refusal(drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author)))
                .isEqualTo(ProposalRefused.Why.NOTHING_CHANGED);
    }

    @Test
    void ofWhatIsRetiredAreRefused() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.withOtherQuestion("Who?"), context);
        stages.retire(small.definition(), null, "Over.", committee.lead);

        assertThat(refusal(revision)).isEqualTo(ProposalRefused.Why.RETIRED);
    }

    @Test
    void areLeftToDesignersWhereTheDistrictSaysSo() {
        TestPolicies.decide(committee.district, "designers-only-propose", "1", context);

        assertThat(refusal(draft)).isEqualTo(ProposalRefused.Why.DESIGNERS_ONLY);
    }

    @Test
    void makeANewVersionAndKeepTheOld() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);

        committee.revised(small.definition(), TestContents.withOtherCriterion("C1", "All listen."));

        assertThat(definitions.current(small.definition(), committee.district))
                .map(DefinitionVersion::number)
                .contains("2.0.0");
        assertThat(definitions.version(small.id(), committee.district).latest()).isFalse();
        assertThat(told(committee.author)).contains("proposal-version");
    }

    @Test
    void canBeTakenBackBeforeTheyAreDecided() {
        ProposalId id = committee.proposed(draft);
        proposals.withdraw(id, committee.author);

        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.DRAFT);
        assertThatThrownBy(() -> proposals.vote(id, true, "Yes.", committee.bo)).isInstanceOf(ProposalClosed.class);
    }

    @Test
    void canBeTakenBackUntilTheyAreOpened() {
        ProposalId id = committee.approved(draft);
        assertThat(pages.propose(draft, committee.author).latest())
                .extracting(ProposalView::mayWithdraw)
                .isEqualTo(true);

        proposals.withdraw(id, committee.author);

        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.DRAFT);
        assertThatThrownBy(() -> proposals.open(id, null, "Now.", committee.lead))
                .isInstanceOf(ProposalClosed.class);
        assertThat(definitions.current(committee.live(draft), committee.district))
                .map(DefinitionVersion::stage)
                .contains(Stage.LIVE);
    }

    @Test
    void stayOnceTheyAreOpened() {
        ProposalId id = committee.approved(draft);
        proposals.open(id, null, "Now.", committee.lead);

        assertThatThrownBy(() -> proposals.withdraw(id, committee.author)).isInstanceOf(ProposalClosed.class);
        assertThatThrownBy(() -> proposals.sendBack(id, "Too late.", committee.lead))
                .isInstanceOf(ProposalClosed.class);
        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.PUBLISHED);
    }

    @Test
    void areSentBackByALeadWithAReason() {
        ProposalId id = committee.approved(draft);

        assertThatThrownBy(() -> proposals.sendBack(id, "Me.", committee.bo)).isInstanceOf(ProposalNotFound.class);
        proposals.sendBack(id, "The hours are those of last year.", committee.lead);

        assertThat(drafts.of(draft, committee.district).state()).isEqualTo(DraftState.DRAFT);
        assertThat(pages.propose(draft, committee.author).latest())
                .extracting(ProposalView::back)
                .satisfies(back -> assertThat(back)
                        .extracting(HistoryLine::who, HistoryLine::reason)
                        .containsExactly(tuple("Lea Lead", "The hours are those of last year.")));
        assertThat(histories.of(draft, committee.author).lines())
                .extracting(HistoryLine::kind)
                .contains(StepKind.SENT_BACK, StepKind.APPROVED);
        assertThat(told(committee.author)).contains("proposal-returned");
        assertThat(audit.by(committee.district.id(), List.of(committee.lead.id().toString())))
                .extracting(AuditLog.Done::verb)
                .contains("proposal-sent-back");
    }

    @Test
    void ofARevisionThatWasOvertakenAreRefused() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.withOtherQuestion("Who?"), context);
        definitions.publishVersion(
                small.definition(), committee.district, "1.1.0", TestContents.withOtherCriterion("C1", "All listen."));

        assertThat(refusal(revision)).isEqualTo(ProposalRefused.Why.OVERTAKEN);
        assertThat(told(committee.author)).contains("draft-overtaken");
    }

    @Test
    void undoNothingThatCameOutWhileTheyWereRead() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.withOtherQuestion("Who?"), context);
        ProposalId id = committee.proposed(revision);
        definitions.publishVersion(
                small.definition(), committee.district, "1.1.0", TestContents.withOtherCriterion("C1", "All listen."));
        assertThat(pages.one(id, committee.bo).overtaken()).isTrue();

        proposals.vote(id, true, "Yes.", committee.bo);
        proposals.vote(id, true, "Yes.", committee.cy);

        assertThat(definitions.current(small.definition(), committee.district))
                .map(DefinitionVersion::number)
                .contains("1.1.0");
        assertThat(drafts.of(revision, committee.district).state()).isEqualTo(DraftState.DRAFT);
        assertThat(pages.one(id, committee.bo).state()).isEqualTo(ProposalState.RETURNED);
        assertThat(told(committee.author)).contains("proposal-overtaken");
        assertThat(refusal(revision)).isEqualTo(ProposalRefused.Why.OVERTAKEN);
    }

    @Test
    void makeANewVersionOfAPilotThatGoesOn() {
        DefinitionId made = committee.opened(draft, new Pilot(3, Set.of(UUID.randomUUID())));

        committee.revised(made, TestContents.withOtherQuestion("Who?"));

        assertThat(definitions.current(made, committee.district))
                .map(version -> List.of(version.number(), version.stage()))
                .contains(List.of("1.1.0", Stage.PILOT));
        assertThat(definitions.pilot(made, committee.district))
                .map(Pilot::earners)
                .contains(3);
    }

    @Test
    void ofADraftThatWasGivenUpKeepTheirHistory() {
        ProposalId id = committee.proposed(draft);
        assertThat(ReadyDrafts.discard(draft, committee.author, context))
                .as("as long as it is read")
                .isFalse();
        proposals.vote(id, false, "Two in one.", committee.bo);
        proposals.vote(id, false, "I agree.", committee.cy);

        assertThat(ReadyDrafts.discard(draft, committee.author, context)).isTrue();

        assertThat(pages.one(id, committee.bo).votes())
                .extracting(HistoryLine::reason)
                .containsExactly("Two in one.", "I agree.");
        assertThatThrownBy(() -> pages.propose(draft, committee.author)).isInstanceOf(ProposalNotFound.class);
    }

    @Test
    void areNotFoundByOthers() {
        ProposalId id = committee.proposed(draft);
        SignedInPerson stranger =
                TestPeople.signedIn(people.person(committee.district, "Colleague"), committee.district);
        SignedInPerson elsewhere = new TestCommittee(context).bo;

        for (SignedInPerson other : List.of(stranger, elsewhere)) {
            assertThatThrownBy(() -> pages.one(id, other)).isInstanceOf(ProposalNotFound.class);
            assertThatThrownBy(() -> proposals.withdraw(id, other)).isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> proposals.vote(id, true, "Yes.", elsewhere)).isInstanceOf(ProposalNotFound.class);
    }

    @Test
    void areDecidedOnceByTwoLastVotesAtOnce() throws Exception {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, true, "Yes.", committee.bo);

        List<Throwable> problems = atOnce(
                () -> proposals.vote(id, true, "Yes.", committee.cy),
                () -> proposals.vote(id, true, "Yes.", committee.di));

        assertThat(problems).hasSize(1).allSatisfy(late -> assertThat(late).isInstanceOf(ProposalClosed.class));
        assertThat(histories.of(draft, committee.author).lines())
                .filteredOn(line -> line.kind() == StepKind.APPROVED)
                .hasSize(1);
    }

    @Test
    void ofOneThingAreOneOfTwoMadeAtOnce() throws Exception {
        DraftId other = committee.draft("WM-NEW-01", TestContents.titled("The same code"));

        List<Throwable> problems = atOnce(() -> committee.proposed(draft), () -> committee.proposed(other));

        assertThat(problems).hasSize(1);
    }

    @Test
    void aPilotGoesLiveAndEnds() {
        DefinitionId made = committee.opened(draft, new Pilot(3, Set.of(UUID.randomUUID())));
        assertThat(definitions.published(committee.district))
                .extracting(DefinitionVersion::definition)
                .doesNotContain(made);

        stages.goLive(made, "It works.", committee.lead);
        stages.retire(made, null, "A better one came.", committee.lead);

        assertThat(definitions.current(made, committee.district))
                .map(DefinitionVersion::stage)
                .contains(Stage.RETIRED);
        assertThat(histories.of(slug(made), committee.author).lines())
                .extracting(HistoryLine::kind)
                .containsExactly(
                        StepKind.RETIRED,
                        StepKind.LIVE,
                        StepKind.PILOT,
                        StepKind.VERSION,
                        StepKind.APPROVED,
                        StepKind.APPROVE,
                        StepKind.APPROVE,
                        StepKind.PROPOSED);
        assertThatThrownBy(() -> stages.goLive(made, "Back.", committee.lead)).isInstanceOf(StageRefused.class);
    }

    @Test
    void areToldOfFromTheFirstReturnToTheLastApproval() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, false, "Not yet clear.", committee.cy);
        proposals.vote(id, false, "I agree.", committee.di);
        DefinitionId made = committee.live(draft);

        assertThat(histories.of(slug(made), committee.author).lines())
                .extracting(HistoryLine::reason)
                .contains("Not yet clear.", "I agree.", "Clear and useful.");
    }

    @Test
    void stagesAreForLeadsOfTheDistrict() {
        DefinitionId made = committee.live(draft);

        assertThatThrownBy(() -> stages.retire(made, null, "Me.", committee.bo)).isInstanceOf(ProposalNotFound.class);
        assertThatThrownBy(() -> stages.retire(made, null, "Me.", new TestCommittee(context).lead))
                .isInstanceOf(RuntimeException.class);
        assertThat(definitions.current(made, committee.district))
                .map(DefinitionVersion::stage)
                .contains(Stage.LIVE);
    }

    @Test
    void countOnlyTheAnswersOfWhoIsInTheCommitteeNow() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, true, "Good.", committee.bo);
        proposals.vote(id, false, "Too long.", committee.cy);
        assertThat(pages.one(id, committee.di).answered()).isEqualTo(2);

        context.getBean(People.class).withdraw(Role.COMMITTEE, committee.bo.id(), committee.district, null);

        assertThat(pages.one(id, committee.di).answered()).isEqualTo(1);
        assertThat(pages.one(id, committee.di).members()).isEqualTo(2);
    }

    @Test
    void areCalledAsTheyWereProposedOnceTheyWentBack() {
        ProposalId id = committee.proposed(draft);
        proposals.vote(id, false, "Not yet clear.", committee.cy);
        proposals.vote(id, false, "I agree.", committee.di);
        ReadyDrafts.write(draft, committee.district, TestContents.titled("Nobody has seen this yet"), context);

        assertThat(histories.of(draft, committee.bo).title()).isEqualTo("Questions that open");
        assertThat(pages.one(id, committee.bo).title()).isEqualTo("Questions that open");
        assertThat(pages.one(id, committee.bo).content()).isNull();
        assertThat(histories.of(draft, committee.author).title()).isEqualTo("Nobody has seen this yet");
        assertThat(pages.one(id, committee.author).content().title()).isEqualTo("Nobody has seen this yet");
    }

    @Test
    void cannotLeaveToOneReaderWhatPayRestsOn() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.forOneReader(small.title()), context);
        assertThat(drafts.of(revision, committee.district).faults()).isEmpty();
        context.getBean(TestTold.class).brings(small.definition(), "200 USD once");

        assertThat(drafts.of(revision, committee.district).faults()).containsExactly("authoring.check.two-readers");
        assertThat(refusal(revision)).isEqualTo(ProposalRefused.Why.FAULTS);
    }

    @Test
    void cannotBeApprovedForOneReaderOncePayRestsOnIt() {
        DefinitionVersion small = TestDefinitions.smallGroupWorkIn(committee.district, context);
        DraftId revision = drafts.revise(new DraftId(UUID.randomUUID()), small.definition(), committee.author);
        ReadyDrafts.write(revision, committee.district, TestContents.forOneReader(small.title()), context);
        ProposalId id = committee.proposed(revision);
        context.getBean(TestTold.class).brings(small.definition(), "200 USD once");

        assertThatThrownBy(() -> proposals.vote(id, true, "Good.", committee.bo))
                .isInstanceOf(ProposalRefused.class);
        proposals.vote(id, false, "Two must read it.", committee.bo);
        assertThat(pages.one(id, committee.di).answered()).isEqualTo(1);
    }

    private ProposalRefused.Why refusal(DraftId refused) {
        return ((ProposalRefused) catchThrowable(() -> committee.proposed(refused))).why();
    }

    private String slug(DefinitionId definition) {
        return definitions.slug(definition, committee.district).orElseThrow();
    }

    private List<String> told(SignedInPerson person) {
        return notices.told(person.id(), committee.district);
    }

    /** What went wrong of two that are done at once. */
    private static List<Throwable> atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService hands = Executors.newFixedThreadPool(2);
        try {
            List<Future<Throwable>> both = hands.invokeAll(List.of(waiting(one, together), waiting(other, together)));
            return Stream.of(both.get(0).get(), both.get(1).get())
                    .filter(Objects::nonNull)
                    .toList();
        } finally {
            hands.shutdownNow();
        }
    }

    private static Callable<Throwable> waiting(Runnable work, CyclicBarrier together) {
        return () -> {
            together.await();
            return catchThrowable(work::run);
        };
    }
}
