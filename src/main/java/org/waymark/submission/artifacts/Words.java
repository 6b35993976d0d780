package org.waymark.submission.artifacts;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Texts of these pages, and what was typed into them as it may be kept. */
final class Words {

    private Words() {}

    static MessageSourceResolvable of(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    /** Line ends as one character, and nothing that a database cannot keep. */
    static String plain(String typed) {
        return typed.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n\t]]|\\p{Cs}", "")
                .strip();
    }
}
