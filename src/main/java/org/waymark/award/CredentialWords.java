package org.waymark.award;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.waymark.catalog.RubricLevel;

/** What Waymark itself says in a credential, in the language of the micro-credential. */
final class CredentialWords {

    private final MessageSource messages;
    private final Locale locale;

    private CredentialWords(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** @param language a BCP 47 tag; English is spoken where Waymark does not speak it */
    static CredentialWords in(String language, MessageSource messages) {
        return new CredentialWords(messages, Locale.forLanguageTag(language));
    }

    String say(String key, Object... arguments) {
        return messages.getMessage("award.credential." + key, arguments, locale);
    }

    String level(RubricLevel level) {
        return messages.getMessage("award.level." + level, null, locale);
    }

    /** What people call a kind of evidence. */
    Optional<String> kind(String kind) {
        return Optional.ofNullable(messages.getMessage("catalog.kind." + kind, null, null, locale));
    }
}
