package org.waymark.recognition.payroll;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** A pay period cannot be closed so. */
class PeriodRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient MessageSourceResolvable problem;

    PeriodRefused(String field, String key, Object... arguments) {
        super(key);
        this.field = field;
        this.problem = new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    String field() {
        return field;
    }

    MessageSourceResolvable problem() {
        return problem;
    }
}
