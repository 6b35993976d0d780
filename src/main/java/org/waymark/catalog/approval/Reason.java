package org.waymark.catalog.approval;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A reason as it was typed: plain text, of some length. */
record Reason(String text) {

    static final int LONGEST = 4000;

    static Reason typed(@Nullable String text) {
        return new Reason(
                text == null
                        ? ""
                        : text.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "").strip());
    }

    /** Adds what is wrong with it under its field. */
    void check(String field, boolean required, Map<String, MessageSourceResolvable> problems) {
        if (required && text.isEmpty()) {
            problems.put(field, said("approval.problem.reason"));
        } else if (text.length() > LONGEST) {
            problems.put(
                    field,
                    new DefaultMessageSourceResolvable(
                            new String[] {"approval.problem.long"}, new Object[] {LONGEST, text.length()}));
        }
    }

    static MessageSourceResolvable said(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}
