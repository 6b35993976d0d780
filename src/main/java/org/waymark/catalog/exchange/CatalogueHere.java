package org.waymark.catalog.exchange;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.goals.GoalView;

/**
 * What a district has of a catalogue.
 *
 * @param definitions by code, whatever their stage
 * @param drafts what whoever imports has open, by code
 * @param stacks and pathways, by code, drafts and retired ones too
 * @param muchRestsOn whether pay, a role or a licence rests on one, so that two read it
 */
record CatalogueHere(
        Map<String, DefinitionVersion> definitions,
        Map<String, DefinitionContent> drafts,
        Map<String, StacksHere.Here> stacks,
        List<GoalView> goals,
        Predicate<DefinitionId> muchRestsOn) {

    static CatalogueHere nothing() {
        return new CatalogueHere(Map.of(), Map.of(), Map.of(), List.of(), definition -> false);
    }

    /** As the file says it. A file carries no uploaded picture, so it takes none away. */
    DefinitionContent with(FileDefinition wanted) {
        DefinitionContent content = wanted.content();
        DefinitionVersion before = definitions.get(wanted.code());
        String upload =
                before == null ? null : before.content().about().picture().upload();
        if (upload == null) {
            return content;
        }
        About about = content.about();
        About.Picture picture = about.picture();
        return content.with(about.with(new About.Picture(picture.shape(), picture.colour(), picture.symbol(), upload)));
    }
}
