package org.waymark.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.PlainText;

/** What was typed on a page of questions: {@code answer-O1} beside {@code edition-O1}. */
record AnswerForm(Map<String, TypedAnswer> typed) {

    /** As many characters as an answer may have. */
    private static final int LONGEST = 20_000;

    static AnswerForm of(Map<String, String> fields) {
        Map<String, TypedAnswer> typed = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("answer-")) {
                String prompt = name.substring("answer-".length());
                typed.put(prompt, new TypedAnswer(PlainText.typed(value), edition(fields.get("edition-" + prompt))));
            }
        });
        return new AnswerForm(typed);
    }

    List<String> tooLong() {
        return typed.entrySet().stream()
                .filter(entry -> entry.getValue().text().length() > LONGEST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int edition(@Nullable String field) {
        return field != null && field.matches("\\d{1,9}") ? Integer.parseInt(field) : 0;
    }
}
