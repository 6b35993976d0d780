package org.waymark.web;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts for templates, as the bean {@code words}. */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The text of an error or another resolvable message, in the reader's language. */
    public String of(MessageSourceResolvable message) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(message, locale);
    }

    /** The ids of a field's hint and error, for aria-describedby; null when it has neither. */
    public @Nullable String described(String id, @Nullable Object hint, @Nullable Map<String, ?> problems) {
        boolean wrong = problems != null && problems.containsKey(id);
        String described = (hint != null ? id + "-hint " : "") + (wrong ? id + "-error" : "");
        return described.isEmpty() ? null : described.trim();
    }
}
