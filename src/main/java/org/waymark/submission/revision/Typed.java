package org.waymark.submission.revision;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What a form carries by criterion, as it may be kept. */
final class Typed {

    private Typed() {}

    /** Line ends as one character, and nothing that a database cannot keep. */
    static String of(@Nullable Map<String, String> values, String criterion) {
        String typed = values == null ? null : values.get(criterion);
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replaceAll("[\\p{Cc}&&[^\n\t]]|\\p{Cs}", "")
                        .strip();
    }

    static MessageSourceResolvable problem(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
