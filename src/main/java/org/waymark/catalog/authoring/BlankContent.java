package org.waymark.catalog.authoring;

import java.util.List;
import java.util.Map;
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
            Map.of());

    private BlankContent() {}
}
