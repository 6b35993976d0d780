package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * One field of a page.
 *
 * @param name under which it is sent, and its id
 * @param key what its label and hint are called in the messages
 * @param most characters, or the largest number, or how many lines or words there may be
 * @param choices of a field that is chosen
 */
record Field(String name, String key, Kind kind, int most, List<Choice> choices) {

    static final String TICKED = "yes";

    /** As long as a line or a word of several may be. */
    private static final int LONGEST_OF_SEVERAL = 200;

    private static final int LONGEST_LINK = 500;

    private static final Pattern LINK = Pattern.compile("https://[^\\s/?#@]+\\.[^\\s/?#@]+([/?#]\\S*)?");

    /** What kind of answer a field takes. */
    enum Kind {
        LINE,
        TEXT,
        /** A text that stands beside its neighbours. */
        COLUMN,
        /** A text for each line. */
        LINES,
        /** Texts with commas between them. */
        WORDS,
        WHOLE,
        HOURS,
        /** A number, or from one to another. */
        RANGE,
        CODE,
        LINK,
        TICK,
        ONE,
        SOME
    }

    /** An answer that can be chosen. */
    record Choice(String value, MessageSourceResolvable label) {

        static Choice of(String value, String key) {
            return new Choice(value, new DefaultMessageSourceResolvable(key));
        }

        /** One whose words are its author's. */
        static Choice said(String value, String words) {
            return new Choice(value, new DefaultMessageSourceResolvable(null, null, words));
        }
    }

    static Field of(String name, String key, Kind kind, int most) {
        return new Field(name, key, kind, most, List.of());
    }

    static Field one(String name, String key, List<Choice> choices) {
        return new Field(name, key, Kind.ONE, 1, choices);
    }

    static Field some(String name, String key, List<Choice> choices) {
        return new Field(name, key, Kind.SOME, choices.size(), choices);
    }

    /** What is wrong with what was typed; null when nothing is. */
    @Nullable
    MessageSourceResolvable problem(Fields typed, Fields stored) {
        String text = typed.one(name);
        return switch (kind) {
            case LINE, TEXT, COLUMN -> text.length() > most ? tooLong(most) : null;
            case LINES -> several(lines(text));
            case WORDS -> several(words(text));
            case WHOLE ->
                text.isEmpty() || text.matches("\\d{1,5}") && Integer.parseInt(text) <= most
                        ? null
                        : problem("whole", most);
            case HOURS -> text.isEmpty() || text.matches("\\d{1,4}([.,]\\d{1,2})?") ? null : problem("hours");
            case RANGE -> text.isEmpty() || text.matches("\\d{1,5}(\\s*-\\s*\\d{1,5})?") ? null : problem("range");
            case CODE -> text.matches("[A-Za-z0-9][A-Za-z0-9.-]{1,39}") ? null : problem("code");
            case LINK -> link(text);
            case TICK -> null;
            case ONE, SOME -> known(stored).containsAll(typed.all(name)) ? null : problem("choice");
        };
    }

    private static @Nullable MessageSourceResolvable link(String text) {
        if (text.length() > LONGEST_LINK) {
            return tooLong(LONGEST_LINK);
        }
        return text.isEmpty() || LINK.matcher(text).matches() ? null : problem("link");
    }

    private @Nullable MessageSourceResolvable several(List<String> texts) {
        if (texts.size() > most) {
            return problem("many", most);
        }
        return texts.stream().anyMatch(text -> text.length() > LONGEST_OF_SEVERAL)
                ? problem("long-line", LONGEST_OF_SEVERAL)
                : null;
    }

    /** What stands there stays possible, though nobody offers it any more. */
    private Set<String> known(Fields stored) {
        Set<String> known = new HashSet<>(stored.all(name));
        choices.forEach(choice -> known.add(choice.value()));
        return known;
    }

    static List<String> lines(String text) {
        return split(text, "\n");
    }

    static List<String> words(String text) {
        return split(text, "[,;\n]");
    }

    private static List<String> split(String text, String between) {
        return Arrays.stream(text.split(between))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    private static MessageSourceResolvable tooLong(int most) {
        return problem("long", most);
    }

    static MessageSourceResolvable problem(String name, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {"authoring.problem." + name}, arguments);
    }
}
