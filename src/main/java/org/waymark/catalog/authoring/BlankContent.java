package org.waymark.catalog.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.catalog.About;
import org.waymark.catalog.DefinitionContent;

/** What a draft says before anybody wrote in it. */
final class BlankContent {

    static final DefinitionContent BLANK = new DefinitionContent(
            "",
            "",
            new DefinitionContent.KeyMethod("", ""),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new DefinitionContent.Workload(0, "", "", Map.of()),
            Map.of(),
            new About(
                    "", Set.of(), "en", List.of(), "", List.of(), List.of(), 2, About.Picture.PLAIN, List.of(), null));

    private BlankContent() {}
}
