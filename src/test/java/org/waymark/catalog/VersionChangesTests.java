package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.people.earners.Audience;

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

    /** Whatever a version comes to say, a change of it must not stay unsaid. */
    @TestFactory
    Stream<DynamicTest> sayThatDiffers() {
        return Variations.of(FULL).stream()
                .map(varied -> DynamicTest.dynamicTest(
                        varied.what(),
                        () -> assertThat(VersionChanges.between(FULL, varied.content())
                                        .changes())
                                .isNotEmpty()
                                .allSatisfy(change -> assertThat(change.lines()).isNotEmpty())));
    }

    @Test
    void sayInWhichOrderCriteriaStandNow() {
        List<Criterion> turned = new ArrayList<>(BEFORE.criteria());
        Collections.reverse(turned);

        VersionChanges changes = VersionChanges.between(BEFORE, with(turned));

        assertThat(changes.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(VersionChanges.Kind.MOVED);
            assertThat(change.lines())
                    .containsExactly(new VersionChanges.Line("order", "C1, C2, C3, C4", "C4, C3, C2, C1"));
        });
        assertThat(changes.next("1.0.0")).isEqualTo("1.1.0");
    }

    @Test
    void countAGoalThatACriterionServesAsASmallStep() {
        List<Criterion> serving = BEFORE.criteria().stream()
                .map(each -> new Criterion(each.id(), each.title(), each.from(), each.levels(), List.of("G-1")))
                .toList();

        assertThat(VersionChanges.between(BEFORE, with(serving)).next("1.0.0")).isEqualTo("1.1.0");
    }

    @Test
    void neverShowWhereAnUploadedPictureIsKept() {
        DefinitionContent one =
                BEFORE.with(BEFORE.about().with(new About.Picture("CIRCLE", "RED", "BOOK", "district/one")));
        DefinitionContent other =
                BEFORE.with(BEFORE.about().with(new About.Picture("CIRCLE", "RED", "BOOK", "district/other")));

        assertThat(VersionChanges.between(one, other).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.lines()).singleElement().satisfies(line -> {
                    assertThat(line.valuesBefore()).startsWith("upload.one");
                    assertThat(line.valuesAfter()).startsWith("upload.another");
                    assertThat(line.before() + line.after()).doesNotContain("district/");
                }));
    }

    private static DefinitionContent with(List<Criterion> criteria) {
        return new DefinitionContent(
                BEFORE.title(),
                BEFORE.competency(),
                BEFORE.keyMethod(),
                BEFORE.methodComponents(),
                BEFORE.overview(),
                BEFORE.evidence(),
                criteria,
                BEFORE.reflection(),
                BEFORE.workload(),
                BEFORE.alignment(),
                BEFORE.about());
    }

    /** Two of everything, so that there is an order to change. */
    private static final DefinitionContent FULL = new DefinitionContent(
            "Title",
            "Competency",
            new DefinitionContent.KeyMethod("Method", "Summary"),
            List.of("One", "Two"),
            List.of(new DefinitionContent.Prompt("O1", "What?", "50"), new DefinitionContent.Prompt("O2", "Who?", "9")),
            List.of(evidence("A1"), evidence("A2")),
            List.of(criterion("C1"), criterion("C2")),
            List.of(new DefinitionContent.Prompt("R1", "And?", "50"), new DefinitionContent.Prompt("R2", "So?", "9")),
            new DefinitionContent.Workload(3, "2", "1", new LinkedHashMap<>(Map.of("plan", 3.0))),
            new LinkedHashMap<>(Map.of("InTASC", List.of("1", "2"))),
            new About(
                    "Area",
                    Set.of(Audience.PRINCIPAL),
                    "en",
                    List.of("one", "two"),
                    "Because",
                    List.of(new About.Reference("Study", "https://a.example"), new About.Reference("Book", null)),
                    List.of(new About.Reference("Guide", "https://b.example"), new About.Reference("Film", null)),
                    2,
                    new About.Picture("SHIELD", "RED", "BOOK", "district/key"),
                    List.of("G-1", "G-2"),
                    "Look here"));

    private static EvidenceRequirement evidence(String id) {
        return new EvidenceRequirement(
                id, List.of("DOCUMENT", "VIDEO"), "Plan " + id, 1, "4 pages", "NEVER", false, false, "Or so", false);
    }

    private static Criterion criterion(String id) {
        return new Criterion(
                id,
                "Criterion " + id,
                List.of("A1", "A2"),
                new EnumMap<>(Map.of(
                        RubricLevel.NOT_YET, "No",
                        RubricLevel.APPROACHING, "Nearly",
                        RubricLevel.DEMONSTRATED, "Yes")),
                List.of("G-1", "G-2"));
    }
}
