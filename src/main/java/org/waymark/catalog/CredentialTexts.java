package org.waymark.catalog;

import java.util.LinkedHashMap;
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

    private static final int KEPT = 500;

    private final ITemplateEngine templates;
    private final Map<Key, String> texts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, String> eldest) {
            return size() > KEPT;
        }
    };

    CredentialTexts(ITemplateEngine templates) {
        this.templates = templates;
    }

    private record Key(DefinitionVersionId version, Locale language) {}

    /** Escaped markup, ready for the page. */
    String of(DefinitionVersion version, Locale language) {
        Key key = new Key(version.id(), language);
        synchronized (texts) {
            String text = texts.get(key);
            if (text != null) {
                return text;
            }
        }
        String text = templates.process(
                "catalog/credential-text",
                new Context(language, Map.of("credential", version, "levels", RubricLevel.values())));
        synchronized (texts) {
            texts.put(key, text);
        }
        return text;
    }
}
