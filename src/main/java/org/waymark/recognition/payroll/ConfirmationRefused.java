package org.waymark.recognition.payroll;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/** A confirmation was not taken, and nothing of it; each line that stands against it is told. */
class ConfirmationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfirmationRefused(List<Problem> problems) {
        super(problems.size() + " problems in a confirmation");
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @param line 0 for the file as a whole
     */
    record Problem(int line, MessageSourceResolvable what) {}

    List<Problem> problems() {
        return problems;
    }
}
