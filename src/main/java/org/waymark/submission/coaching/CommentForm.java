package org.waymark.submission.coaching;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;

/**
 * What somebody types beside a part of the work.
 *
 * @param part such as WHOLE, PROMPT:O1 or EVIDENCE:(id)
 * @param at a moment or a page; blank for none
 */
public record CommentForm(
        @Nullable String part,
        @Nullable String at,
        @Nullable String text) {

    private static final int LONGEST = 4_000;

    static final CommentForm EMPTY = new CommentForm(null, null, null);

    /** By field id, in the order of the form. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (Moment.typed(typedAt()).isEmpty()) {
            problems.put("at", problem("coaching.error.at"));
        } else if (!typedAt().isBlank() && !chosen().startsWith(Part.EVIDENCE.name())) {
            problems.put("at", problem("coaching.error.at.evidence"));
        }
        if (words().isEmpty()) {
            problems.put("text", problem("coaching.error.text"));
        } else if (words().length() > LONGEST) {
            problems.put("text", problem("coaching.error.long"));
        }
        return problems;
    }

    private static MessageSourceResolvable problem(String key) {
        return new DefaultMessageSourceResolvable(key);
    }

    String chosen() {
        return part == null ? Part.WHOLE.name() : part;
    }

    String typedAt() {
        return at == null ? "" : at;
    }

    Moment moment() {
        return Moment.typed(typedAt()).orElse(Moment.NONE);
    }

    String words() {
        return text == null ? "" : PlainText.typed(text);
    }
}
