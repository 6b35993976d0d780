package org.waymark.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.people.earners.Audience;

/** What micro-credentials say in tests: the one about small-group work, with something changed. */
public final class TestContents {

    private TestContents() {}

    public static DefinitionContent titled(String title) {
        return with(
                title,
                TestDefinitions.smallGroupWork().overview(),
                TestDefinitions.smallGroupWork().criteria());
    }

    /** One whose words are Spanish, as it says. */
    public static DefinitionContent inSpanish(String title) {
        DefinitionContent content = titled(title);
        About about = content.about();
        return content.with(new About(
                about.area(),
                about.audiences(),
                "es",
                about.tags(),
                about.rationale(),
                about.research(),
                about.resources(),
                about.readers(),
                about.picture(),
                about.goals(),
                about.localReview()));
    }

    /** Its first overview question asks otherwise: a small change. */
    public static DefinitionContent withOtherQuestion(String text) {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        List<DefinitionContent.Prompt> overview = new ArrayList<>(content.overview());
        overview.set(
                0,
                new DefinitionContent.Prompt(
                        overview.get(0).id(), text, overview.get(0).words()));
        return with(content.title(), overview, content.criteria());
    }

    /** One of its criteria reads otherwise: a large change. */
    public static DefinitionContent withOtherCriterion(String id, String demonstrated) {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        return with(
                content.title(),
                content.overview(),
                content.criteria().stream()
                        .map(criterion -> criterion.id().equals(id) ? reworded(criterion, demonstrated) : criterion)
                        .toList());
    }

    /** Its last overview question and its first evidence are asked no more. */
    public static DefinitionContent withLess() {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        String gone = content.evidence().get(0).id();
        return new DefinitionContent(
                content.title(),
                content.competency(),
                content.keyMethod(),
                content.methodComponents(),
                content.overview().subList(0, content.overview().size() - 1),
                content.evidence().subList(1, content.evidence().size()),
                content.criteria().stream()
                        .map(criterion -> new Criterion(
                                criterion.id(),
                                criterion.title(),
                                criterion.from().stream()
                                        .map(from -> from.equals(gone)
                                                ? content.evidence().get(1).id()
                                                : from)
                                        .distinct()
                                        .toList(),
                                criterion.levels()))
                        .toList(),
                content.reflection(),
                content.workload(),
                content.alignment(),
                content.about());
    }

    /** Told as another title and with a picture, tags, goals, audiences and one reader. */
    public static DefinitionContent told(String title, int readers, About.Picture picture, List<String> goals) {
        return titled(title)
                .with(new About(
                        "Assessment",
                        Set.of(Audience.PRINCIPAL, Audience.COMMUNITY),
                        "es",
                        List.of("talk", "groups"),
                        "",
                        List.of(),
                        List.of(),
                        readers,
                        picture,
                        goals,
                        null));
    }

    /** The one on small-group work, left to one reader. */
    public static DefinitionContent forOneReader(String title) {
        return told(title, 1, About.Picture.NONE, List.of());
    }

    private static Criterion reworded(Criterion criterion, String demonstrated) {
        Map<RubricLevel, String> levels = new EnumMap<>(criterion.levels());
        levels.put(RubricLevel.DEMONSTRATED, demonstrated);
        return new Criterion(criterion.id(), criterion.title(), criterion.from(), levels);
    }

    private static DefinitionContent with(
            String title, List<DefinitionContent.Prompt> overview, List<Criterion> criteria) {
        DefinitionContent content = TestDefinitions.smallGroupWork();
        return new DefinitionContent(
                title,
                content.competency(),
                content.keyMethod(),
                content.methodComponents(),
                overview,
                content.evidence(),
                criteria,
                content.reflection(),
                content.workload(),
                content.alignment(),
                content.about());
    }
}
