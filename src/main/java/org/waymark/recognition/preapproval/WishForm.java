package org.waymark.recognition.preapproval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Why somebody would like to begin, as they typed it. */
record WishForm(@Nullable String wish) {

    static final int LONGEST = 500;

    String text() {
        return wish == null ? "" : wish.replace("\0", "").strip();
    }

    Map<String, MessageSourceResolvable> problems() {
        return text().length() > LONGEST
                ? Map.of(
                        "wish",
                        new DefaultMessageSourceResolvable(
                                new String[] {"recognition.pre-approval.error.long"}, new Object[] {LONGEST}))
                : Map.of();
    }
}
