package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChangesTests {

    private static final DefinitionContent BEFORE = TestDefinitions.smallGroupWork();

    @Test
    void areNoneBetweenTheSame() {
        assertThat(VersionChanges.between(BEFORE, TestDefinitions.smallGroupWork())
                        .none())
                .isTrue();
    }

    @Test
    void showAQuestionBeforeAndAfter() {
        assertThat(VersionChanges.between(BEFORE, TestContents.withOtherQuestion("Who is in your class?"))
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.part()).isEqualTo(VersionChanges.Part.OVERVIEW);
                    assertThat(change.kind()).isEqualTo(VersionChanges.Kind.REWORDED);
                    assertThat(change.id()).isEqualTo("O1");
                    assertThat(change.lines())
                            .containsExactly(new VersionChanges.Line(
                                    "prompt", BEFORE.overview().get(0).text(), "Who is in your class?"));
                });
    }

    @Test
    void showOnlyTheLevelThatDiffers() {
        assertThat(VersionChanges.between(BEFORE, TestContents.withOtherCriterion("C2", "All of them listen."))
                        .changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.part()).isEqualTo(VersionChanges.Part.CRITERION);
                    assertThat(change.lines())
                            .extracting(VersionChanges.Line::about)
                            .containsExactly("level.demonstrated");
                });
    }

    @Test
    void nameWhatIsAskedNoMoreAndWhatIsNew() {
        assertThat(VersionChanges.between(BEFORE, TestContents.withLess()).changes())
                .filteredOn(change -> change.kind() == VersionChanges.Kind.REMOVED)
                .extracting(VersionChanges.Change::id)
                .containsExactly("O2", "A1");
        assertThat(VersionChanges.between(TestContents.withLess(), BEFORE).changes())
                .filteredOn(change -> change.kind() == VersionChanges.Kind.ADDED)
                .extracting(VersionChanges.Change::id)
                .containsExactly("O2", "A1");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.1.0",
        "1.9.3, 1.10.0",
        "2.0.0, 2.1.0",
        "3, 3.1.0",
        "1.4, 1.5.0",
        "1.0.0.2, 1.1.0",
        "draft, 1.1.0"
    })
    void aWordMakesASmallStep(String number, String next) {
        assertThat(VersionChanges.between(BEFORE, TestContents.withOtherQuestion("Who?"))
                        .next(number))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 2.0.0", "1.9.3, 2.0.0", "draft, 2.0.0"})
    void aCriterionOrEvidenceMakesALargeOne(String number, String next) {
        assertThat(VersionChanges.between(BEFORE, TestContents.withOtherCriterion("C1", "Better"))
                        .next(number))
                .isEqualTo(next);
        assertThat(VersionChanges.between(BEFORE, TestContents.withLess()).next(number))
                .isEqualTo(next);
    }
}
