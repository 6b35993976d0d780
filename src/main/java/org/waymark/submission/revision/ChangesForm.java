package org.waymark.submission.revision;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Criterion;

/** What was typed of what changed, by criterion id. */
record ChangesForm(@Nullable Map<String, String> changed) {

    private static final int LONGEST = 1_000;

    public String words(String criterion) {
        return Typed.of(changed, criterion);
    }

    Map<String, String> changes(List<Criterion> criteria) {
        Map<String, String> changes = new HashMap<>();
        criteria.forEach(criterion -> changes.put(criterion.id(), words(criterion.id())));
        return changes;
    }

    /** It was handed in meanwhile: what was typed is shown, and kept no more. */
    Map<String, MessageSourceResolvable> tooLate(List<Criterion> criteria) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            if (!words(criterion.id()).isEmpty()) {
                problems.put("changed-" + criterion.id(), Typed.problem("submission.answer.error.submitted"));
            }
        }
        return problems;
    }

    Map<String, MessageSourceResolvable> problems(List<Criterion> criteria) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            if (words(criterion.id()).length() > LONGEST) {
                problems.put(
                        "changed-" + criterion.id(),
                        Typed.problem("submission.revision.changes.error.long", criterion.title()));
            }
        }
        return problems;
    }
}
