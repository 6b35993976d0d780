package org.waymark.catalog.finding;

import java.util.List;
import org.waymark.catalog.DefinitionVersion;

/** Words that are looked for, held against micro-credentials that are read already: the same search as in the list. */
public record SearchWords(List<String> words) {

    public static SearchWords of(String lookedFor) {
        return new SearchWords(SearchText.words(lookedFor));
    }

    /** Whether all of them stand in its title, competency, method, tags or code. */
    public boolean fit(DefinitionVersion version) {
        String text = SearchRow.words(version.code(), version.content());
        return words.stream().allMatch(text::contains);
    }
}
