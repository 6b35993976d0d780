package org.waymark.submission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** The overview or the reflection: its questions with what was written so far. */
record QuestionsView(
        SubmissionId id, String title, String language, Part part, boolean open, List<Question> questions) {

    enum Part {
        OVERVIEW,
        REFLECTION
    }

    /**
     * One question.
     *
     * @param words how much to write, as a guide
     * @param edition which edition of the answer the page shows, 0 where there is none
     * @param savedElsewhere what was saved in another window meanwhile, when this page was about to overwrite it
     */
    record Question(
            String prompt,
            String text,
            @Nullable Phrase words,
            String value,
            int edition,
            @Nullable String savedElsewhere) {

        public String field() {
            return "answer-" + prompt;
        }

        Question typed(@Nullable TypedAnswer typed) {
            return typed == null
                    ? this
                    : new Question(prompt, text, words, typed.text(), typed.edition(), savedElsewhere);
        }

        /** What was typed, beside what stands now; saving again then means to replace that. */
        Question against(@Nullable Answer saved) {
            return saved == null ? this : new Question(prompt, text, words, value, saved.edition(), saved.text());
        }
    }

    /** The same page with what was typed on it. */
    QuestionsView typed(Map<String, TypedAnswer> typed) {
        return with(questions.stream()
                .map(question -> question.typed(typed.get(question.prompt())))
                .toList());
    }

    QuestionsView against(Map<String, Answer> saved) {
        return with(questions.stream()
                .map(question -> question.against(saved.get(question.prompt())))
                .toList());
    }

    private QuestionsView with(List<Question> questions) {
        return new QuestionsView(id, title, language, part, open, questions);
    }

    /** A problem for each of these prompts, in the order of the page. */
    Map<String, MessageSourceResolvable> problems(String key, Iterable<String> prompts) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Question question : questions) {
            for (String prompt : prompts) {
                if (prompt.equals(question.prompt())) {
                    problems.put(question.field(), new Phrase(key));
                }
            }
        }
        return problems;
    }
}
