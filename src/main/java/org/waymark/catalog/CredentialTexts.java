package org.waymark.catalog;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The long part of a micro-credential's page, written out once for each version and language: it is where most launches
 * land, the same for everyone, and a version never changes. Writing it anew was a quarter of a launch.
 */
@Component
class CredentialTexts {

    private final ITemplateEngine templates;
    private final Remembered<Key, String> texts = new Remembered<>((key, text) -> text.length());

    CredentialTexts(ITemplateEngine templates) {
        this.templates = templates;
    }

    private record Key(DefinitionVersionId version, int readers, Locale language) {}

    /**
     * Escaped markup, ready for the page.
     *
     * @param readers how many read each submission
     */
    String of(DefinitionVersion version, int readers, Locale language) {
        return texts.of(
                new Key(version.id(), readers, language),
                key -> templates.process(
                        "catalog/credential-text",
                        new Context(
                                key.language(),
                                Map.of("credential", version, "levels", RubricLevel.values(), "readers", readers))));
    }
}
