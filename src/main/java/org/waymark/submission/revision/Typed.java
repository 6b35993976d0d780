package org.waymark.submission.revision;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;

/** What a form carries by criterion, as it may be kept. */
final class Typed {

    private Typed() {}

    static String of(@Nullable Map<String, String> values, String criterion) {
        String typed = values == null ? null : values.get(criterion);
        return typed == null ? "" : PlainText.typed(typed);
    }

    static MessageSourceResolvable problem(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
