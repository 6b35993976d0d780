package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.storage.TestFiles;
import org.waymark.submission.coaching.TestCoaching;

abstract class MovingUpContract {

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

    @Autowired
    SubmissionPages pages;

    @Autowired
    Definitions definitions;

    @Autowired
    AuditLog audit;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestPeople people;

    private DistrictId district;
    private final PersonId earner = PersonId.fresh();
    private DefinitionVersion first;
    private SubmissionId work;

    @BeforeEach
    void someWork() {
        district = people.district();
        first = TestDefinitions.smallGroupWorkIn(district, context);
        work = submissions.start(first.definition(), earner, district);
        TestSubmissions.complete(work, earner, district, context);
    }

    @Test
    void nobodyIsMovedWithoutAskingForIt() {
        revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
        assertThat(drafts.newer(work, earner, district)).map(NewerView::number).contains("1.1.0");
    }

    @Test
    void thereIsNothingNewerOnTheCurrentVersion() {
        assertThat(drafts.newer(work, earner, district)).isEmpty();
    }

    @Test
    void aDraftKeepsItsAnswersAndEvidence() {
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        SubmissionId moved = move(work, next);

        assertThat(moved).isEqualTo(work);
        assertThat(submissions.card(work, district).version()).isEqualTo(next);
        assertThat(submissions.forReview(work, district).answers()).containsKeys("O1", "O2", "R1");
        assertThat(submissions.forReview(work, district).evidence())
                .hasSize(first.content().evidence().size());
    }

    // Leads read the record: that somebody has a draft, or begins anew, is not theirs to know
    @Test
    void movingUpIsInNoRecordThatOthersRead() {
        move(work, revised("1.1.0", TestContents.withOtherQuestion("Who?")));

        assertThat(audit.by(district.id(), List.of(earner.toString()))).isEmpty();
    }

    @Test
    void whatIsAskedNoMoreIsNamedBeforeAndKeptForItsEarnerAlone() {
        EvidenceId plan = plan();
        DefinitionVersionId next = revised("2.0.0", TestContents.withLess());

        NewerView view = drafts.newer(work, earner, district).orElseThrow();
        assertThat(view.answersAside())
                .extracting(NewerView.KeptAnswer::answer)
                .containsExactly("An overview of my class");
        assertThat(view.evidenceAside()).hasSize(1);

        move(work, next);

        assertThat(submissions.forReview(work, district).answers())
                .doesNotContainKey("O2")
                .containsKey("O1");
        assertThat(submissions.forReview(work, district).evidence())
                .extracting(SubmissionForReview.Item::requirement)
                .doesNotContain("A1");
        assertThatThrownBy(() -> submissions.openFile(work, plan, district)).isInstanceOf(SubmissionNotFound.class);
        TaskListView.Aside aside = aside();
        assertThat(aside.answers())
                .containsExactly(new NewerView.KeptAnswer(
                        first.content().overview().get(1).text(), "An overview of my class"));
        assertThat(aside.cards()).extracting(EvidenceCard::id).containsExactly(plan);
    }

    @Test
    void whatIsKeptOpensToNoneWhomItsEarnerLetsLook() {
        EvidenceId file = drafts.attachFile(
                work,
                earner,
                district,
                "A1",
                "Plan",
                "plan.pdf",
                new ByteArrayInputStream(TestFiles.pdf()),
                Set.of("C1"),
                true);
        PersonId coach = people.person(district, "Cora Coach", Role.COACH);
        new TestCoaching(context).coach(work, coach, earner, district);
        SignedInPerson cora = TestPeople.signedIn(coach, district);
        assertThat(pages.file(work, file, cora).name()).isEqualTo("plan.pdf");

        move(work, revised("2.0.0", TestContents.withLess()));

        assertThatThrownBy(() -> pages.file(work, file, cora)).isInstanceOf(SubmissionNotFound.class);
        assertThat(pages.file(work, file, TestPeople.signedIn(earner, district)).name())
                .isEqualTo("plan.pdf");
    }

    @Test
    void whatIsKeptFindsAnotherPlace() {
        EvidenceId plan = plan();
        move(work, revised("2.0.0", TestContents.withLess()));

        drafts.use(work, plan, "A2", earner, district);

        assertThat(aside().cards()).isEmpty();
        assertThat(submissions.forReview(work, district).evidence())
                .filteredOn(item -> item.id().equals(plan))
                .extracting(SubmissionForReview.Item::requirement, SubmissionForReview.Item::criteria)
                .containsExactly(tuple("A2", judgedFrom("A2", TestContents.withLess())));
    }

    @Test
    void whatIsShownHasItsPlaceAlready() {
        EvidenceId plan = plan();

        drafts.use(work, plan, "A2", earner, district);

        assertThat(submissions.forReview(work, district).evidence())
                .filteredOn(item -> item.id().equals(plan))
                .extracting(SubmissionForReview.Item::requirement)
                .containsExactly("A1");
        assertThatThrownBy(() -> drafts.use(work, plan, "A9", earner, district)).isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> drafts.use(work, plan, "A2", PersonId.fresh(), district))
                .isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void whatIsKeptComesAlongToTheNextAttemptAndBackWhenItIsAskedAgain() {
        move(work, revised("2.0.0", TestContents.withLess()));
        notYet("C2");
        SubmissionId again = drafts.resubmit(work, earner, district);
        assertThat(pages.taskList(again, signedIn()).aside().cards()).hasSize(1);

        move(again, revised("3.0.0", TestDefinitions.smallGroupWork()));

        assertThat(pages.taskList(again, signedIn()).aside().nothing()).isTrue();
        assertThat(submissions.forReview(again, district).answers()).containsKey("O2");
        assertThat(submissions.forReview(again, district).evidence())
                .extracting(SubmissionForReview.Item::requirement)
                .contains("A1");
    }

    @Test
    void whatIsKeptCanBeTakenAway() {
        EvidenceId plan = plan();
        move(work, revised("2.0.0", TestContents.withLess()));

        drafts.remove(work, plan, earner, district);

        assertThat(aside().cards()).isEmpty();
    }

    @Test
    void workThatChangedSinceThePageWasReadIsShownAgain() {
        DefinitionVersionId next = revised("2.0.0", TestContents.withLess());
        String shown = shown(work);
        drafts.answer(work, earner, district, Map.of("O2", "Written in another window"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next, shown))
                .isInstanceOf(NewerStill.class);
        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
    }

    private EvidenceId plan() {
        return submissions.forReview(work, district).evidence().stream()
                .filter(item -> item.requirement().equals("A1"))
                .map(SubmissionForReview.Item::id)
                .findFirst()
                .orElseThrow();
    }

    private TaskListView.Aside aside() {
        return pages.taskList(work, signedIn()).aside();
    }

    private SignedInPerson signedIn() {
        return TestPeople.signedIn(earner, district);
    }

    private static Set<String> judgedFrom(String requirement, DefinitionContent content) {
        return content.criteria().stream()
                .filter(criterion -> criterion.from().contains(requirement))
                .map(Criterion::id)
                .collect(Collectors.toSet());
    }

    @Test
    void whatStaysMetOnOtherEvidenceIsNamedBeforeItIsChosen() {
        notYet("C1", "C2", "C3");
        revised("2.0.0", TestContents.withLess());
        String gone = first.content().evidence().get(0).id();
        List<String> judgedFromIt = first.content().criteria().stream()
                .filter(criterion -> Set.of("C1", "C2", "C3").contains(criterion.id()))
                .filter(criterion -> criterion.from().contains(gone))
                .map(Criterion::title)
                .toList();

        NewerView view = drafts.newer(work, earner, district).orElseThrow();
        assertThat(view.stillMet()).hasSize(3);
        assertThat(view.onOtherEvidence()).isNotEmpty().isEqualTo(judgedFromIt);
    }

    @Test
    void whatIsJudgedFromTheSameIsNotSaidToBeJudgedFromOther() {
        notYet("C1", "C2");
        revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThat(drafts.newer(work, earner, district).orElseThrow().onOtherEvidence())
                .isEmpty();
    }

    @Test
    void aNewAttemptBeginsAfterANotYetWithWhatIsStillMet() {
        notYet("C1", "C2");
        DefinitionVersionId next = revised("2.0.0", TestContents.withOtherCriterion("C2", "All of them listen."));

        NewerView view = drafts.newer(work, earner, district).orElseThrow();
        assertThat(view.beginsNext()).isTrue();
        assertThat(view.stillMet()).hasSize(1);
        assertThat(view.readAgain()).hasSize(1);

        SubmissionId moved = move(work, next);

        assertThat(moved).isNotEqualTo(work);
        assertThat(submissions.forReview(moved, district).openCriteria()).containsExactly("C2", "C3", "C4");
        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
    }

    @Test
    void theAttemptThatIsOpenAfterANotYetMovesItself() {
        notYet("C1", "C2");
        SubmissionId open = drafts.resubmit(work, earner, district);
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThat(move(open, next)).isEqualTo(open);
        assertThat(submissions.forReview(open, district).openCriteria()).containsExactly("C3", "C4");
        assertThatThrownBy(() -> drafts.newer(work, earner, district)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void nothingMovesWhileItIsRead() {
        drafts.submit(work, earner, district, true);
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next, ""))
                .isInstanceOf(SubmissionLocked.class);
        submissions.beginReview(work, district);
        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next, ""))
                .isInstanceOf(SubmissionLocked.class);
        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
    }

    @Test
    void nothingMovesOnceItIsAwarded() {
        drafts.submit(work, earner, district, true);
        submissions.beginReview(work, district);
        submissions.close(work, district, Outcome.AWARDED, Set.of("C1", "C2", "C3", "C4"));
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next, ""))
                .isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void aVersionThatCameOutSinceIsReadFirst() {
        DefinitionVersionId read = revised("1.1.0", TestContents.withOtherQuestion("Who?"));
        String shown = shown(work);
        revised("1.2.0", TestContents.withOtherQuestion("Whom?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, read, shown))
                .isInstanceOf(NewerStill.class);
    }

    @Test
    void othersFindNothingToMove() {
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, PersonId.fresh(), district, next, ""))
                .isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> drafts.moveUp(work, earner, DistrictId.fresh(), next, ""))
                .isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void twoClicksMoveOnce() throws Exception {
        notYet("C1");
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        String shown = shown(work);

        List<Throwable> problems = atOnce(
                () -> drafts.moveUp(work, earner, district, next, shown),
                () -> drafts.moveUp(work, earner, district, next, shown));

        assertThat(problems).isEmpty();
        assertThat(submissions.latest(first.definition(), earner, district))
                .map(SubmissionCard::attemptNo)
                .contains(2);
    }

    @Test
    void handingInAndMovingAtOnceLeavesOneOfBoth() throws Exception {
        DefinitionVersionId next = revised("2.0.0", TestContents.withOtherCriterion("C2", "All of them listen."));

        String shown = shown(work);

        atOnce(
                () -> drafts.moveUp(work, earner, district, next, shown),
                () -> drafts.submit(work, earner, district, true));

        SubmissionCard card = submissions.card(work, district);
        // Whoever reads it reads the version that was handed in; nothing was moved after it was.
        assertThat(List.of(card.status(), card.version()))
                .isIn(List.of("SUBMITTED", first.id()), List.of("SUBMITTED", next), List.of("DRAFT", next));
    }

    /** As its earner does it who has just read what changes. */
    private SubmissionId move(SubmissionId id, DefinitionVersionId to) {
        return drafts.moveUp(id, earner, district, to, shown(id));
    }

    private String shown(SubmissionId id) {
        return drafts.newer(id, earner, district).orElseThrow().edition();
    }

    private void notYet(String... met) {
        drafts.submit(work, earner, district, true);
        submissions.beginReview(work, district);
        submissions.close(work, district, Outcome.NOT_YET, Set.of(met));
    }

    private DefinitionVersionId revised(String number, DefinitionContent content) {
        return definitions.publishVersion(first.definition(), district, number, content);
    }

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
