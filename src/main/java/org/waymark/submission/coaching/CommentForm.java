package org.waymark.submission.coaching;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;
import org.waymark.submission.Moment;

/**
 * What somebody types beside a part of the work.
 *
 * @param part such as WHOLE, PROMPT:O1, EVIDENCE:(id) or CRITERION:C1
 * @param at a moment or a page; blank for none
 * @param once the id that its page was made with: a second click sends the same
 */
public record CommentForm(
        @Nullable String part,
        @Nullable String at,
        @Nullable String text,
        @Nullable String once) {

    private static final int LONGEST = 4_000;

    /**
     * An untouched page.
     *
     * @param part what it was opened for; null for the whole
     */
    static CommentForm fresh(@Nullable String part) {
        return new CommentForm(part, null, null, ThreadId.fresh().toString());
    }

    /** Words about a part that no page was made for. */
    public static CommentForm of(String part, String at, String text) {
        return new CommentForm(part, at, text, null);
    }

    ThreadId id() {
        return once != null && once.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? ThreadId.valueOf(once)
                : ThreadId.fresh();
    }

    /** By field id, in the order of the form. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!typedAt().isBlank() && moment() == null) {
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

    /** The part that was chosen is not there any more. */
    static Map<String, MessageSourceResolvable> partIsGone() {
        return Map.of("part", problem("coaching.error.part"));
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

    @Nullable
    Moment moment() {
        return Moment.typed(typedAt()).orElse(null);
    }

    String words() {
        return text == null ? "" : PlainText.typed(text);
    }
}
