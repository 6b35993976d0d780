package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.submission.TestSubmissions.CONTENT;
import static org.waymark.submission.TestSubmissions.NOW;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTests {

    private final Submission draft = TestSubmissions.complete();

    @Test
    void tellsOnceWhatWasHandedIn() {
        SubmissionSubmitted submitted = draft.submit(CONTENT, true, NOW);

        assertThat(submitted.openCriteria()).containsExactly("C1", "C2", "C3", "C4");
        assertThat(submitted.attemptNo()).isEqualTo(1);
        assertThat(submitted.prior()).isNull();
        assertThat(submitted.at()).isEqualTo(NOW);
    }

    @Test
    void cannotBeSubmittedTwice() {
        draft.submit(CONTENT, true, NOW);

        assertThatThrownBy(() -> draft.submit(CONTENT, true, NOW)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void cannotBeAnsweredAfterItWasSubmitted() {
        Submission submitted = TestSubmissions.submitted();

        assertThatThrownBy(() -> submitted.answer(Map.of("O1", new TypedAnswer("late", 1)), NOW))
                .isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void takesNoEvidenceAfterItWasSubmitted() {
        Submission submitted = TestSubmissions.submitted();

        assertThatThrownBy(() -> submitted.attach(TestSubmissions.text("A1"), CONTENT, NOW))
                .isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void losesNoEvidenceAfterItWasSubmitted() {
        Submission submitted = TestSubmissions.submitted();
        EvidenceId item = submitted.evidence().get(0).id();

        assertThatThrownBy(() -> submitted.remove(item, CONTENT, NOW)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void namesEverythingThatIsMissingInTheOrderOfTheTaskList() {
        assertThat(TestSubmissions.draft().gaps(CONTENT))
                .extracting(Gap::about)
                .containsExactly("O1", "O2", "A1", "A2", "A3", "R1", "R2", "R3");
    }

    @Test
    void cannotBeSubmittedWhileAnAnswerIsBlank() {
        draft.answer(Map.of("R2", new TypedAnswer("  ", 1)), NOW);

        assertThat(refused(true)).containsExactly(Gap.What.REFLECTION);
    }

    @Test
    void cannotBeSubmittedWithoutTheStatementOfOriginality() {
        assertThat(refused(false)).containsExactly(Gap.What.ORIGINALITY);
    }

    @Test
    void cannotBeSubmittedWithARecordingWhoseConsentIsOpenWhateverItIsBroughtFor() {
        draft.attach(TestSubmissions.link("A3", false), CONTENT, NOW);

        assertThat(refused(true)).containsExactly(Gap.What.CONSENT);
    }

    @Test
    void asksForNoConsentToTheEarnersOwnWords() {
        draft.attach(TestSubmissions.text("A2"), CONTENT, NOW);

        assertThat(draft.gaps(CONTENT)).isEmpty();
    }

    @Test
    void asksForNoConsentToADocument() {
        draft.attach(TestSubmissions.file("A2", false), CONTENT, NOW);

        assertThat(draft.gaps(CONTENT)).isEmpty();
    }

    @Test
    void isCompleteOnceNobodyIsSaidToBeInIt() {
        NewEvidence file = TestSubmissions.link("A2", false);
        draft.attach(file, CONTENT, NOW);

        draft.students(file.id(), false, null, NOW);

        assertThat(draft.gaps(CONTENT)).isEmpty();
    }

    @Test
    void lacksARecordOfConsentWhereStudentsAreInIt() {
        NewEvidence file = TestSubmissions.link("A2", false);
        draft.attach(file, CONTENT, NOW);

        draft.students(file.id(), true, null, NOW);

        assertThat(draft.gaps(CONTENT)).extracting(Gap::what).containsExactly(Gap.What.CONSENT);
        draft.students(file.id(), true, UUID.randomUUID(), NOW);
        assertThat(draft.gaps(CONTENT)).isEmpty();
    }

    @Test
    void numbersWhatIsCalledTheSame() {
        Submission empty = TestSubmissions.draft();
        NewEvidence third = TestSubmissions.text("A2");
        empty.attach(TestSubmissions.text("A1"), CONTENT, NOW);
        empty.attach(TestSubmissions.text("A1"), CONTENT, NOW);
        empty.write(third, 0, CONTENT, NOW);
        empty.write(third, 1, CONTENT, NOW);

        assertThat(empty.evidence())
                .extracting(EvidenceItem::title)
                .containsExactlyInAnyOrder("Notes", "Notes (2)", "Notes (3)");
    }

    @Test
    void comesBackIncompleteAsTheSameAttempt() {
        Submission back = TestSubmissions.submitted();

        back.returnIncomplete("The recording does not open.");

        assertThat(back.status()).isEqualTo(SubmissionStatus.RETURNED_INCOMPLETE);
        assertThat(back.returnedBecause()).isEqualTo("The recording does not open.");
        back.submit(CONTENT, true, NOW);
        assertThat(back.attemptNo()).isEqualTo(1);
        assertThat(back.returnedBecause()).isNull();
    }

    @Test
    void addsSomethingElseFromAPageGoneBackTo() {
        NewEvidence first = TestSubmissions.text("A1");
        int before = draft.evidenceFor("A1").size();
        draft.attach(first, CONTENT, NOW);
        draft.attach(
                new NewEvidence(
                        first.id(), "A1", EvidenceKind.TEXT, "Notes", "Other words", null, null, Set.of("C1"), false),
                CONTENT,
                NOW);

        assertThat(draft.evidenceFor("A1")).hasSize(before + 2);
    }

    @Test
    void addsTheSameEvidenceOnce() {
        NewEvidence text = TestSubmissions.text("A1");

        assertThat(draft.attach(text, CONTENT, NOW)).isTrue();
        assertThat(draft.attach(text, CONTENT, NOW)).isFalse();

        assertThat(draft.evidenceFor("A1")).hasSize(2);
    }

    @Test
    void keepsALaterTextFromAnEarlierPage() {
        draft.answer(Map.of("O1", new TypedAnswer("second tab", 1)), NOW);

        assertThatThrownBy(() -> draft.answer(Map.of("O1", new TypedAnswer("first tab", 1)), NOW))
                .isInstanceOfSatisfying(
                        AnswerConflict.class,
                        conflict ->
                                assertThat(conflict.saved().get("O1").text()).isEqualTo("second tab"));
    }

    @Test
    void keepsNoneOfAPageThatConflicts() {
        draft.answer(Map.of("O1", new TypedAnswer("second tab", 1)), NOW);
        Map<String, TypedAnswer> page =
                Map.of("O1", new TypedAnswer("first tab", 1), "O2", new TypedAnswer("changed", 1));

        assertThatThrownBy(() -> draft.answer(page, NOW)).isInstanceOf(AnswerConflict.class);

        assertThat(draft.answers().get("O2").text()).isEqualTo("An overview of my class");
    }

    @Test
    void seesNoConflictWhereBothTabsSayTheSame() {
        draft.answer(Map.of("O1", new TypedAnswer("same", 1)), NOW);

        draft.answer(Map.of("O1", new TypedAnswer("same", 1)), NOW);

        assertThat(draft.answers().get("O1").edition()).isEqualTo(2);
    }

    @Test
    void opensTheNextAttemptOnlyAfterANotYet() {
        Submission submitted = TestSubmissions.submitted();

        assertThatThrownBy(() -> submitted.next(CONTENT, NOW)).isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void carriesAnswersAndEvidenceIntoTheNextAttempt() {
        Submission next = TestSubmissions.notYet("C1").next(CONTENT, NOW.plusSeconds(1));

        assertThat(next.attemptNo()).isEqualTo(2);
        assertThat(next.answers()).hasSize(5);
        assertThat(next.evidence()).hasSize(3).allMatch(EvidenceItem::copied);
        assertThat(next.gaps(CONTENT)).extracting(Gap::what).containsOnly(Gap.What.CHANGES);
    }

    @Test
    void asksWhatChangedOfTheCriteriaThatAreReadAgain() {
        Submission next = TestSubmissions.notYet("C1", "C4").next(CONTENT, NOW);

        next.sayWhatChanged(Map.of("C2", "Each student has a part now"));

        assertThat(next.gaps(CONTENT)).extracting(Gap::about).containsExactly("C3");
    }

    @Test
    void asksNobodyWhatChangedInAFirstAttempt() {
        assertThat(TestSubmissions.complete().gaps(CONTENT)).isEmpty();
    }

    @Test
    void asksOnlyForTheCriteriaThatWereNotMet() {
        Submission next = TestSubmissions.notYet("C1", "C4").next(CONTENT, NOW);

        assertThat(next.openCriteria(CONTENT)).containsExactly("C2", "C3");
    }

    @Test
    void settlesARequirementOnceAllThatIsJudgedFromItIsMet() {
        Submission next = TestSubmissions.notYet("C1", "C4").next(CONTENT, NOW);

        // A1 serves C1 and C3, A3 serves C4 alone.
        assertThat(List.of("A1", "A2", "A3"))
                .filteredOn(asked -> next.settled(asked, CONTENT))
                .containsExactly("A3");
    }

    @Test
    void leavesSettledEvidenceAlone() {
        Submission next = TestSubmissions.notYet("C1", "C4").next(CONTENT, NOW);
        EvidenceId settled = next.evidenceFor("A3").get(0).id();

        assertThatThrownBy(() -> next.remove(settled, CONTENT, NOW)).isInstanceOf(SubmissionLocked.class);
        assertThatThrownBy(() -> next.attach(TestSubmissions.text("A3"), CONTENT, NOW))
                .isInstanceOf(SubmissionLocked.class);
    }

    @Test
    void keepsWhatWasMetInEarlierAttempts() {
        Submission second = TestSubmissions.notYet("C1").next(CONTENT, NOW);
        second.sayWhatChanged(Map.of("C2", "a", "C3", "b", "C4", "c"));
        second.submit(CONTENT, true, NOW);
        second.beginReview(NOW);
        second.close(Outcome.NOT_YET, Set.of("C2"), NOW);

        assertThat(second.next(CONTENT, NOW).openCriteria(CONTENT)).containsExactly("C3", "C4");
    }

    @Test
    void asksAgainForEvidenceThatWasDeletedAfterANotYet() {
        Submission before = TestSubmissions.notYet("C1", "C4");
        before.discard(NOW);

        Submission next = before.next(CONTENT, NOW);

        assertThat(next.evidence()).isEmpty();
        assertThat(next.gaps(CONTENT))
                .filteredOn(gap -> gap.what() == Gap.What.EVIDENCE)
                .extracting(Gap::about)
                .containsExactly("A1", "A2");
    }

    @Test
    void takesAlongWhatHasNothingButANameWhereItIsNotAskedForAgain() {
        Submission before = TestSubmissions.notYet("C1", "C4");
        before.evidence().forEach(item -> {
            item.keepOnlyTheFingerprint();
            item.rename("A recording whose time was over");
        });

        assertThat(before.next(CONTENT, NOW).evidence())
                .extracting(EvidenceItem::requirement)
                .containsExactly("A3");
    }

    @Test
    void countsNothingThatHasNothingButAName() {
        Submission draft = TestSubmissions.complete();
        draft.evidenceFor("A1").forEach(item -> {
            item.keepOnlyTheFingerprint();
            item.rename("A recording whose time was over");
        });

        assertThat(draft.gaps(CONTENT)).extracting(Gap::about).containsExactly("A1");
    }

    @Test
    void comesBackWithTheReasonWhyItWasReturned() {
        Submission returned = TestSubmissions.submitted();
        returned.returnIncomplete("The recording does not open.");
        returned.withdraw();

        returned.takeUp();

        assertThat(returned.status()).isEqualTo(SubmissionStatus.RETURNED_INCOMPLETE);
        assertThat(returned.returnedBecause()).isEqualTo("The recording does not open.");
    }

    @Test
    void cannotBeDecidedBeforeItIsRead() {
        Submission submitted = TestSubmissions.submitted();

        assertThatThrownBy(() -> submitted.close(Outcome.AWARDED, Set.of(), NOW))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<Gap.What> refused(boolean original) {
        try {
            draft.submit(CONTENT, original, NOW);
            return List.of();
        } catch (SubmissionIncomplete incomplete) {
            return incomplete.gaps().stream().map(Gap::what).toList();
        }
    }
}
