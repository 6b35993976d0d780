package org.waymark.award.importing;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Why a badge was not taken into a record, in a sentence for whoever brought it. */
class ImportRefused extends RuntimeException {

    private final MessageSourceResolvable sentence;

    ImportRefused(MessageSourceResolvable sentence) {
        super("Not taken into a record");
        this.sentence = sentence;
    }

    ImportRefused(String key) {
        this(new DefaultMessageSourceResolvable(key));
    }

    MessageSourceResolvable sentence() {
        return sentence;
    }
}
