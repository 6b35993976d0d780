package org.waymark.catalog.stacks;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Rules and progress in words, for templates, as the bean {@code stackWords}. */
@Component
public class StackWords {

    private static final int LAST_WORD = 12;

    private final MessageSource messages;

    StackWords(MessageSource messages) {
        this.messages = messages;
    }

    /** "two of three". */
    public String progress(Progress progress) {
        return text("catalog.stacks.progress", word(progress.have()), word(progress.enough()));
    }

    /** What is to be done with the members of a group: "All of these", "Any two of these three". */
    public String rule(Rule rule) {
        int members = rule.members().size();
        return rule.enough() >= members
                ? text("catalog.stacks.rule.all")
                : text("catalog.stacks.rule.any", word(rule.enough()), word(members));
    }

    /** What is left, in micro-credentials: "one more". */
    public String remaining(Progress progress) {
        return progress.remaining() == 1
                ? text("catalog.stacks.remaining.one")
                : text("catalog.stacks.remaining", word(progress.remaining()));
    }

    private String word(int number) {
        return number <= LAST_WORD ? text("catalog.stacks.number." + number) : String.valueOf(number);
    }

    private String text(String key, Object... arguments) {
        Locale language = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, language);
    }
}
