package org.waymark.insights.questions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What somebody ticked and typed.
 *
 * @param noName they looked at what may be a name, and it is nobody's
 */
record AnswerForm(
        @Nullable List<String> answer,
        @Nullable String words,
        @Nullable String noName) {

    static final int LONGEST = 500;

    List<String> answers() {
        return answer == null ? List.of() : answer.stream().distinct().toList();
    }

    public String text() {
        return words == null
                ? ""
                : words.replace("\0", "").replace("\r\n", "\n").strip();
    }

    public boolean ticked(String code) {
        return answers().contains(code);
    }

    public boolean isNoName() {
        return "yes".equals(noName);
    }

    /** @param names what may be a name in the words */
    Map<String, MessageSourceResolvable> problems(Occasion occasion, List<String> names) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (answers().isEmpty() || !occasion.answers().containsAll(answers())) {
            problems.put("answer-" + occasion.answers().get(0), problem("insights.question.error.none"));
        } else if (!occasion.several() && answers().size() > 1) {
            problems.put("answer-" + occasion.answers().get(0), problem("insights.question.error.one"));
        }
        if (text().codePointCount(0, text().length()) > LONGEST) {
            problems.put("words", problem("insights.question.error.long"));
        } else if (!names.isEmpty() && !isNoName()) {
            problems.put(
                    "noName",
                    new DefaultMessageSourceResolvable(
                            new String[] {"insights.question.error.names"}, new Object[] {String.join(", ", names)}));
        }
        return problems;
    }

    private static MessageSourceResolvable problem(String key) {
        return new DefaultMessageSourceResolvable(new String[] {key}, new Object[] {LONGEST});
    }
}
