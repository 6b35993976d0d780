package org.waymark.placement;

import java.util.List;
import java.util.stream.Stream;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.finding.SearchWords;

/**
 * A micro-credential that may be picked, in a line.
 *
 * @param weeks such as "3-5"
 */
record Choice(String id, String code, String title, String competency, int hours, String weeks, boolean picked) {

    private static Choice of(DefinitionVersion version, List<String> picked) {
        String id = version.definition().toString();
        return new Choice(
                id,
                version.code(),
                version.title(),
                version.content().competency(),
                version.content().workload().contactHours(),
                version.content().workload().elapsedWeeks(),
                picked.contains(id));
    }

    /** Those that hold every word that is looked for; what was picked stays in sight. */
    static List<Choice> among(List<DefinitionVersion> published, String lookedFor, List<String> picked) {
        SearchWords words = SearchWords.of(lookedFor);
        return published.stream()
                .filter(version -> picked.contains(version.definition().toString()) || words.fit(version))
                .map(version -> of(version, picked))
                .toList();
    }

    /** The same, with these before the others. */
    static List<Choice> first(List<String> ids, List<Choice> choices) {
        return Stream.concat(
                        choices.stream().filter(choice -> ids.contains(choice.id())),
                        choices.stream().filter(choice -> !ids.contains(choice.id())))
                .toList();
    }
}
