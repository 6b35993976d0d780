package org.waymark.submission;

import java.util.Map;

/** Answers were changed elsewhere since the page was opened; nothing was saved. */
class AnswerConflict extends RuntimeException {

    private final transient Map<String, Answer> saved;

    AnswerConflict(Map<String, Answer> saved) {
        super(saved.keySet().toString());
        this.saved = Map.copyOf(saved);
    }

    /** What stands now, by prompt id. */
    Map<String, Answer> saved() {
        return saved;
    }
}
