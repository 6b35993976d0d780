package org.waymark.submission.artifacts;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Texts of these pages, and what was typed into them as it may be kept. */
final class Words {

    private Words() {}

    static MessageSourceResolvable of(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
