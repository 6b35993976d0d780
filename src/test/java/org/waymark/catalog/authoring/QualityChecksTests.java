package org.waymark.catalog.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalog.About;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;

class QualityChecksTests {

    @Test
    void nothingStandsAgainstTheSample() {
        assertThat(QualityChecks.of(TestDefinitions.smallGroupWork())).noneMatch(Finding::fault);
    }

    @Test
    void aBlankDraftHasAFaultOnEachPageThatMustBeWritten() {
        assertThat(QualityChecks.of(BlankContent.BLANK).stream()
                        .filter(Finding::fault)
                        .map(Finding::section)
                        .distinct())
                .containsExactly(
                        Section.ABOUT,
                        Section.COMPETENCY,
                        Section.METHOD,
                        Section.OVERVIEW,
                        Section.EVIDENCE,
                        Section.CRITERIA,
                        Section.REFLECTION,
                        Section.WORKLOAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plans and facilitates small-group work",
                "Uses evidence to make and test an adjustment",
                "Teachers design lessons, and then assess them and share what they find",
                "Asks questions, gathers answers and acts on them"
            })
    void twoVerbsMayBeTwoCompetencies(String competency) {
        assertThat(QualityChecks.isOneCompetency(sample(draft -> draft.competency = competency)))
                .singleElement()
                .matches(finding -> !finding.fault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Uses evidence and feedback to adjust teaching",
                "Designs questions for pupils and families",
                "Leads a discussion in which every student can speak",
                "The band and the orchestra"
            })
    void nounsMayBeJoined(String competency) {
        assertThat(QualityChecks.isOneCompetency(sample(draft -> draft.competency = competency)))
                .isEmpty();
    }

    @Test
    void spanishJoinsVerbsInItsOwnWay() {
        assertThat(QualityChecks.isOneCompetency(spanish("Diseña preguntas y analiza las respuestas")))
                .hasSize(1);
        assertThat(QualityChecks.isOneCompetency(spanish("Planificar clases e implementar cambios")))
                .hasSize(1);
        assertThat(QualityChecks.isOneCompetency(spanish("Usa evidencias y comentarios para ajustar la enseñanza")))
                .isEmpty();
        assertThat(QualityChecks.isOneCompetency(sample(draft -> {
                    draft.language = "de";
                    draft.competency = "Plans and leads";
                })))
                .isEmpty();
    }

    @Test
    void aCriterionNeedsEvidenceThatIsThere() {
        assertThat(QualityChecks.everyCriterionHasEvidence(sample(draft -> draft.criteria = List.of(
                        criterion("C1", List.of("A1"), "a", "b", "c"), criterion("C2", List.of("A9"), "a", "b", "c")))))
                .singleElement()
                .matches(Finding::fault)
                .extracting(Finding::places)
                .isEqualTo(List.of("Title of C2"));
    }

    @Test
    void evidenceMustServeACriterion() {
        assertThat(QualityChecks.everyEvidenceServesACriterion(sample(
                        draft -> draft.criteria = List.of(criterion("C1", List.of("A1", "A2"), "a", "b", "c")))))
                .singleElement()
                .matches(Finding::fault)
                .extracting(Finding::places)
                .isEqualTo(List.of("Individual products of three students with different starting points"));
    }

    @Test
    void noLevelIsEmpty() {
        assertThat(QualityChecks.everyLevelIsDescribed(
                        sample(draft -> draft.criteria = List.of(criterion("C1", List.of(), "a", " ", "c")))))
                .hasSize(1);
        assertThat(QualityChecks.levelsDiffer(
                        sample(draft -> draft.criteria = List.of(criterion("C1", List.of(), "", "", "c")))))
                .isEmpty();
    }

    @Test
    void levelsThatDifferInTheirPointsOnlyAreAlike() {
        assertThat(QualityChecks.levelsDiffer(sample(draft ->
                        draft.criteria = List.of(criterion("C1", List.of(), "One speaks.", "One Speaks", "c")))))
                .singleElement()
                .matches(Finding::fault);
        assertThat(QualityChecks.levelsDiffer(TestDefinitions.smallGroupWork())).isEmpty();
    }

    @Test
    void hoursAddUp() {
        Map<String, Double> split = new LinkedHashMap<>();
        split.put("plan", 0.1);
        split.put("teach", 0.2);
        split.put("write", 1.7);

        assertThat(QualityChecks.hoursAddUp(hours(2, split))).isEmpty();
        assertThat(QualityChecks.hoursAddUp(hours(3, split))).hasSize(1);
        assertThat(QualityChecks.hoursAddUp(hours(0, split))).isEmpty();
        assertThat(QualityChecks.saysTheTime(hours(0, split))).hasSize(1);
    }

    @Test
    void hardQuestionsAreAdvice() {
        String hard = "Characterise comprehensively the epistemological presuppositions underlying differentiated"
                + " instructional decision-making, particularly considering intersectional sociocultural positionalities.";

        assertThat(QualityChecks.promptsAreEasyToRead(
                        sample(draft -> draft.reflection = List.of(new DefinitionContent.Prompt("R7", hard, null)))))
                .singleElement()
                .matches(finding -> !finding.fault() && finding.section() == Section.REFLECTION)
                .extracting(Finding::places)
                .isEqualTo(List.of("R7"));
        assertThat(QualityChecks.promptsAreEasyToRead(TestDefinitions.smallGroupWork()))
                .isEmpty();
    }

    @Test
    void oneReaderIsAdvice() {
        assertThat(QualityChecks.twoReadWhereMuchRestsOnIt(sample(draft -> draft.readers = 1)))
                .singleElement()
                .matches(finding -> !finding.fault());
        assertThat(QualityChecks.twoReadWhereMuchRestsOnIt(sample(draft -> draft.readers = 2)))
                .isEmpty();
    }

    @Test
    void aMethodHasANameAndIsExplained() {
        assertThat(QualityChecks.hasAMethod(
                        sample(draft -> draft.keyMethod = new DefinitionContent.KeyMethod("Ask", ""))))
                .hasSize(1);
    }

    @Test
    void evidenceHasATitleAndAKind() {
        assertThat(QualityChecks.asksForEvidence(sample(draft -> draft.evidence = List.of(new EvidenceRequirement(
                        "A1", List.of(), "Plan", 1, null, "NEVER", false, false, null, false)))))
                .hasSize(1);
    }

    @Test
    void whatItRestsOnIsAdvice() {
        assertThat(QualityChecks.saysWhyItWorks(sample(draft -> draft.rationale = "It works")))
                .singleElement()
                .matches(finding -> !finding.fault());
        assertThat(QualityChecks.saysWhyItWorks(sample(draft -> {
                    draft.rationale = "It works";
                    draft.research = List.of(new About.Reference("A paper", null));
                })))
                .isEmpty();
    }

    @Test
    void questionsAreAskedAndNotEmpty() {
        assertThat(QualityChecks.asksForAnOverview(sample(draft -> draft.overview = List.of())))
                .hasSize(1);
        assertThat(QualityChecks.asksForAReflection(
                        sample(draft -> draft.reflection = List.of(new DefinitionContent.Prompt("R1", "", null)))))
                .hasSize(1);
    }

    private static Criterion criterion(String id, List<String> from, String... levels) {
        Map<RubricLevel, String> described = new EnumMap<>(RubricLevel.class);
        for (RubricLevel level : RubricLevel.values()) {
            described.put(level, levels[level.ordinal()]);
        }
        return new Criterion(id, "Title of " + id, from, described);
    }

    private static DefinitionContent hours(int declared, Map<String, Double> split) {
        return sample(draft -> draft.workload = new DefinitionContent.Workload(declared, "3-5", "4", split));
    }

    private static DefinitionContent spanish(String competency) {
        return sample(draft -> {
            draft.language = "es";
            draft.competency = competency;
        });
    }

    private static DefinitionContent sample(Consumer<Writing> change) {
        Writing writing = new Writing("WM-1", TestDefinitions.smallGroupWork());
        change.accept(writing);
        return writing.content();
    }
}
