package org.waymark.review.appeals;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Reasons as they were typed. */
record AppealForm(@Nullable String reasons) {

    static final AppealForm EMPTY = new AppealForm("");

    String text() {
        return reasons == null ? "" : reasons.strip();
    }

    Map<String, MessageSourceResolvable> problems() {
        if (text().isEmpty()) {
            return Map.of("reasons", problem("review.appeal.error.empty"));
        }
        return text().length() > Appeals.LONGEST
                ? Map.of("reasons", problem("review.appeal.error.long", Appeals.LONGEST))
                : Map.of();
    }

    private static MessageSourceResolvable problem(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
