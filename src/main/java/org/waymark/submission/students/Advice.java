package org.waymark.submission.students;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** One thing worth mending before work is handed in, and where. */
public record Advice(MessageSourceResolvable words, String href) {

    static Advice of(String key, String href, Object... arguments) {
        return new Advice(new DefaultMessageSourceResolvable(new String[] {"students.advice." + key}, arguments), href);
    }
}
