package org.waymark.award.importing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.DefinitionId;

/** What was typed of a rule on what counts. */
record EquivalentForm(
        @Nullable String issuer,
        @Nullable String achievement,
        @Nullable String title,
        @Nullable String definition,
        @Nullable String reason) {

    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_TEXT = 500;

    EquivalentForm {
        issuer = text(issuer);
        achievement = text(achievement);
        title = text(title);
        definition = text(definition);
        reason = text(reason);
    }

    static EquivalentForm blank() {
        return new EquivalentForm(null, null, null, null, null);
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isName(typed(issuer))) {
            problems.put("issuer", problem("issuer"));
        }
        if (!isName(typed(achievement))) {
            problems.put("achievement", problem("achievement"));
        }
        if (typed(title).isEmpty() || typed(title).length() > LONGEST_TEXT) {
            problems.put("title", problem("title"));
        }
        if (chosen().isEmpty()) {
            problems.put("definition", problem("definition"));
        }
        if (typed(reason).isEmpty() || typed(reason).length() > LONGEST_TEXT) {
            problems.put("reason", problem("reason"));
        }
        return problems;
    }

    Optional<DefinitionId> chosen() {
        try {
            return Optional.of(new DefinitionId(UUID.fromString(typed(definition))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static boolean isName(String text) {
        try {
            return !text.isEmpty() && text.length() <= LONGEST_NAME && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static MessageSourceResolvable problem(String field) {
        return new DefaultMessageSourceResolvable("award.equivalents.error." + field);
    }
}
