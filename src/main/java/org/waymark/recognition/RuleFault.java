package org.waymark.recognition;

import org.springframework.context.MessageSourceResolvable;

/**
 * What a lead is told of a rule before it is saved.
 *
 * @param field at which it is said
 * @param refused whether it cannot be saved with it; else it is a warning
 */
record RuleFault(String field, boolean refused, MessageSourceResolvable what) {

    static RuleFault refused(String field, String key, Object... arguments) {
        return new RuleFault(field, true, RuleSentence.phrase("recognition.fault." + key, arguments));
    }

    static RuleFault warned(String field, String key, Object... arguments) {
        return new RuleFault(field, false, RuleSentence.phrase("recognition.fault." + key, arguments));
    }
}
