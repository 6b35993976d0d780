package org.waymark.catalog.authoring;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.Limits;
import org.waymark.catalog.PlainText;

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
        SOME;

        /** Whether an author's words stand in it, which nobody gets back by a click. */
        boolean isWritten() {
            return switch (this) {
                case LINE, TEXT, COLUMN, LINES, WORDS, LINK -> true;
                default -> false;
            };
        }
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
        if (typed.all(name).equals(stored.all(name))) {
            // It came from a file, or from before there was such a rule: it is no less readable than it was.
            return null;
        }
        if (PlainText.fault(text).isPresent()) {
            return problem("markup");
        }
        return switch (kind) {
            case LINE, TEXT, COLUMN -> text.length() > most ? tooLong(most) : null;
            case LINES -> several(lines(text));
            case WORDS -> several(words(text));
            case WHOLE ->
                text.isEmpty() || text.matches("\\d{1,5}") && Integer.parseInt(text) <= most
                        ? null
                        : problem("whole", most);
            case HOURS ->
                text.isEmpty() || Limits.HOURS.matcher(text.replace(',', '.')).matches() ? null : problem("hours");
            case RANGE -> text.isEmpty() || text.matches("\\d{1,5}(\\s*-\\s*\\d{1,5})?") ? null : problem("range");
            case CODE -> text.length() <= most && Limits.CODE_FORM.matcher(text).matches() ? null : problem("code");
            case LINK -> link(text);
            case TICK -> null;
            case ONE, SOME -> known(stored).containsAll(typed.all(name)) ? null : problem("choice");
        };
    }

    private static @Nullable MessageSourceResolvable link(String text) {
        if (text.length() > Limits.ADDRESS) {
            return tooLong(Limits.ADDRESS);
        }
        return text.isEmpty() || PlainText.isAddress(text) ? null : problem("link");
    }

    private @Nullable MessageSourceResolvable several(List<String> texts) {
        if (texts.size() > most) {
            return problem("many", most);
        }
        return texts.stream().anyMatch(text -> text.length() > Limits.OF_SEVERAL)
                ? problem("long-line", Limits.OF_SEVERAL)
                : null;
    }

    /** What stands there stays possible, though nobody offers it any more. */
    private Set<String> known(Fields stored) {
        Set<String> known = new HashSet<>(stored.all(name));
        choices.forEach(choice -> known.add(choice.value()));
        return known;
    }

    /** As it is kept: a line is one line. */
    String plain(String text) {
        return switch (kind) {
            case LINE, LINK -> PlainText.line(text);
            case RANGE -> text.replaceAll("\\s", "");
            case LINES, WORDS ->
                text.lines()
                        .map(PlainText::line)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"));
            case TEXT -> most <= Limits.ONE_LINE ? PlainText.line(text) : text;
            default -> text;
        };
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
