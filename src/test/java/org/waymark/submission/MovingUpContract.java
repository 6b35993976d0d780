package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import org.waymark.people.TestPeople;

abstract class MovingUpContract {

    @Autowired
    Submissions submissions;

    @Autowired
    Drafts drafts;

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

        SubmissionId moved = drafts.moveUp(work, earner, district, next);

        assertThat(moved).isEqualTo(work);
        assertThat(submissions.card(work, district).version()).isEqualTo(next);
        assertThat(submissions.forReview(work, district).answers()).containsKeys("O1", "O2", "R1");
        assertThat(submissions.forReview(work, district).evidence())
                .hasSize(first.content().evidence().size());
    }

    // Leads read the record: that somebody has a draft, or begins anew, is not theirs to know
    @Test
    void movingUpIsInNoRecordThatOthersRead() {
        drafts.moveUp(work, earner, district, revised("1.1.0", TestContents.withOtherQuestion("Who?")));

        assertThat(audit.by(district.id(), List.of(earner.toString()))).isEmpty();
    }

    @Test
    void whatIsAskedNoMoreIsNamedBeforeItGoes() {
        DefinitionVersionId next = revised("2.0.0", TestContents.withLess());

        NewerView view = drafts.newer(work, earner, district).orElseThrow();
        assertThat(view.lostAnswers())
                .extracting(NewerView.LostAnswer::answer)
                .containsExactly("An overview of my class");
        assertThat(view.lostEvidence()).hasSize(1);

        drafts.moveUp(work, earner, district, next);

        assertThat(submissions.forReview(work, district).answers())
                .doesNotContainKey("O2")
                .containsKey("O1");
        assertThat(submissions.forReview(work, district).evidence())
                .extracting(SubmissionForReview.Item::requirement)
                .doesNotContain("A1");
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

        SubmissionId moved = drafts.moveUp(work, earner, district, next);

        assertThat(moved).isNotEqualTo(work);
        assertThat(submissions.forReview(moved, district).openCriteria()).containsExactly("C2", "C3", "C4");
        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
    }

    @Test
    void theAttemptThatIsOpenAfterANotYetMovesItself() {
        notYet("C1", "C2");
        SubmissionId open = drafts.resubmit(work, earner, district);
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThat(drafts.moveUp(open, earner, district, next)).isEqualTo(open);
        assertThat(submissions.forReview(open, district).openCriteria()).containsExactly("C3", "C4");
        assertThatThrownBy(() -> drafts.newer(work, earner, district)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void nothingMovesWhileItIsRead() {
        drafts.submit(work, earner, district, true);
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next)).isInstanceOf(SubmissionLocked.class);
        submissions.beginReview(work, district);
        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next)).isInstanceOf(SubmissionLocked.class);
        assertThat(submissions.card(work, district).version()).isEqualTo(first.id());
    }

    @Test
    void nothingMovesOnceItIsAwarded() {
        drafts.submit(work, earner, district, true);
        submissions.beginReview(work, district);
        submissions.close(work, district, Outcome.AWARDED, Set.of("C1", "C2", "C3", "C4"));
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, next)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void aVersionThatCameOutSinceIsReadFirst() {
        DefinitionVersionId read = revised("1.1.0", TestContents.withOtherQuestion("Who?"));
        revised("1.2.0", TestContents.withOtherQuestion("Whom?"));

        assertThatThrownBy(() -> drafts.moveUp(work, earner, district, read)).isInstanceOf(NewerStill.class);
    }

    @Test
    void othersFindNothingToMove() {
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        assertThatThrownBy(() -> drafts.moveUp(work, PersonId.fresh(), district, next))
                .isInstanceOf(SubmissionNotFound.class);
        assertThatThrownBy(() -> drafts.moveUp(work, earner, DistrictId.fresh(), next))
                .isInstanceOf(SubmissionNotFound.class);
    }

    @Test
    void twoClicksMoveOnce() throws Exception {
        notYet("C1");
        DefinitionVersionId next = revised("1.1.0", TestContents.withOtherQuestion("Who?"));

        List<Throwable> problems = atOnce(
                () -> drafts.moveUp(work, earner, district, next), () -> drafts.moveUp(work, earner, district, next));

        assertThat(problems).isEmpty();
        assertThat(submissions.latest(first.definition(), earner, district))
                .map(SubmissionCard::attemptNo)
                .contains(2);
    }

    @Test
    void handingInAndMovingAtOnceLeavesOneOfBoth() throws Exception {
        DefinitionVersionId next = revised("2.0.0", TestContents.withOtherCriterion("C2", "All of them listen."));

        atOnce(() -> drafts.moveUp(work, earner, district, next), () -> drafts.submit(work, earner, district, true));

        SubmissionCard card = submissions.card(work, district);
        // Whoever reads it reads the version that was handed in; nothing was moved after it was.
        assertThat(List.of(card.status(), card.version()))
                .isIn(List.of("SUBMITTED", first.id()), List.of("SUBMITTED", next), List.of("DRAFT", next));
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
