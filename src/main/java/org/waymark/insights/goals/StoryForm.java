package org.waymark.insights.goals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.PlainText;

/**
 * What somebody tells.
 *
 * @param noChild they looked at what may be a name, and it is no child's
 */
record StoryForm(
        @Nullable String words,
        @Nullable String signed,
        @Nullable String consent,
        @Nullable String noChild) {

    static final int LONGEST = 1500;

    public String text() {
        return PlainText.typed(Objects.requireNonNullElse(words, ""));
    }

    public boolean isSigned() {
        return "yes".equals(signed);
    }

    public boolean isConsent() {
        return "yes".equals(consent);
    }

    public boolean isNoChild() {
        return "yes".equals(noChild);
    }

    /** @param names what may be a name in it */
    Map<String, MessageSourceResolvable> problems(List<String> names) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        String text = text();
        if (text.isEmpty()) {
            problems.put("words", phrase("insights.story.problem.empty"));
        } else if (text.codePointCount(0, text.length()) > LONGEST) {
            problems.put("words", phrase("insights.story.problem.long", LONGEST));
        } else if (PlainText.fault(text).isPresent()) {
            problems.put("words", phrase("catalog.problem.markup"));
        } else if (!names.isEmpty() && !isNoChild()) {
            problems.put("noChild", phrase("insights.story.problem.names", String.join(", ", names)));
        }
        if (!isConsent()) {
            problems.put("consent", phrase("insights.story.problem.consent"));
        }
        return problems;
    }

    static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
