package org.waymark.award.endorsements;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Why an endorsement was not taken, in a sentence for whoever brought it. */
class EndorsementRefused extends RuntimeException {

    private final MessageSourceResolvable sentence;

    EndorsementRefused(MessageSourceResolvable sentence) {
        super("Not taken as an endorsement");
        this.sentence = sentence;
    }

    EndorsementRefused(String key) {
        this(new DefaultMessageSourceResolvable(key));
    }

    MessageSourceResolvable sentence() {
        return sentence;
    }
}
