package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Limits;
import org.waymark.catalog.PlainText;
import org.waymark.people.earners.Audience;

/**
 * Named fields of a file, read one by one. Whatever is wrong is noted with its line and path and read as nothing, so that
 * one reading finds all of it; {@link #done()} notes what nobody asked for.
 */
class FieldsReader {

    private final Value.Fields fields;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    private FieldsReader(Value.Fields fields, String path, Faults faults) {
        this.fields = fields;
        this.path = path;
        this.faults = faults;
    }

    /** Reads nothing, with a fault, where there are no fields. */
    static FieldsReader of(Value value, String path, Faults faults) {
        if (value instanceof Value.Fields fields) {
            return new FieldsReader(fields, path, faults);
        }
        faults.add(value.line(), path, "no-fields");
        return new FieldsReader(new Value.Fields(value.line(), Map.of()), path, new Faults());
    }

    int line() {
        return fields.line();
    }

    int line(String name) {
        Value.Field field = fields.fields().get(name);
        return field == null ? line() : field.line();
    }

    String path() {
        return path;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void fault(String name, String problem, Object... given) {
        faults.add(line(name), path(name), problem, given);
    }

    void warn(String name, String problem, Object... given) {
        faults.warn(line(name), path(name), problem, given);
    }

    /** Whether the file says something there. */
    boolean says(String name) {
        return value(name) != null;
    }

    /** The name of these that the file uses; the first where it uses none. */
    String oneOf(String... names) {
        String used = names[0];
        boolean found = false;
        for (String name : names) {
            if (says(name)) {
                if (found) {
                    fault(name, "instead", used);
                } else {
                    used = name;
                    found = true;
                }
            }
        }
        return used;
    }

    /** A text that must be there. */
    String text(String name, int longest) {
        String text = maybe(name, longest);
        if (text != null) {
            return text;
        }
        if (!says(name)) {
            fault(name, "missing");
        }
        return "";
    }

    /** The code under which a district knows this. */
    String code() {
        String code = text("id", Limits.CODE);
        if (!code.isEmpty() && !Limits.CODE_FORM.matcher(code).matches()) {
            fault("id", "code");
        }
        return code;
    }

    /** For whom it is; for educators where the file does not say. */
    Set<Audience> audiences() {
        Set<Audience> audiences = EnumSet.noneOf(Audience.class);
        Set<String> names = Stream.of(Audience.values()).map(Enum::name).collect(Collectors.toSet());
        for (String audience : texts("audiences", names.size(), 20)) {
            if (names.contains(audience)) {
                audiences.add(Audience.valueOf(audience));
            } else {
                fault("audiences", "choice", names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        return audiences.isEmpty() ? EnumSet.of(Audience.EDUCATOR) : audiences;
    }

    @Nullable
    String maybe(String name, int longest) {
        Value value = value(name);
        return value == null ? null : plain(value, line(name), path(name), longest);
    }

    /** A text that may be empty, or left out. */
    String orEmpty(String name, int longest) {
        boolean blank = value(name) instanceof Value.Text text
                && (text.text() == null || text.text().isBlank());
        String text = blank ? null : maybe(name, longest);
        return text == null ? "" : text;
    }

    boolean flag(String name) {
        String text = maybe(name, 10);
        if (text != null && !Set.of("true", "false").contains(text)) {
            fault(name, "true-or-false");
        }
        return "true".equals(text);
    }

    int number(String name, int least, int most, int otherwise) {
        String text = maybe(name, 10);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            fault(name, "number", least, most);
            return otherwise;
        }
        return Integer.parseInt(text);
    }

    /** One of some words. */
    String choice(String name, Set<String> choices, String otherwise) {
        String text = maybe(name, 40);
        if (text == null) {
            return otherwise;
        }
        if (!choices.contains(text)) {
            fault(name, "choice", choices.stream().sorted().collect(Collectors.joining(", ")));
            return otherwise;
        }
        return text;
    }

    /** Several texts, or one alone. */
    List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        Value value = value(name);
        if (value instanceof Value.Items list) {
            List<Value> items = bounded(list, name, most);
            for (int i = 0; i < items.size(); i++) {
                String text = plain(items.get(i), items.get(i).line(), path(name) + "[" + i + "]", longest);
                if (text != null) {
                    texts.add(text);
                }
            }
        } else if (value != null) {
            String text = maybe(name, longest);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Fields under a name; without any, with a fault, where they are missing. */
    FieldsReader object(String name) {
        Value value = value(name);
        if (value == null) {
            fault(name, "missing");
            return new FieldsReader(new Value.Fields(line(), Map.of()), path(name), new Faults());
        }
        return of(value, path(name), faults);
    }

    @Nullable
    FieldsReader maybeObject(String name) {
        Value value = value(name);
        return value == null ? null : of(value, path(name), faults);
    }

    /** What stands in a list, each read by its own fields. */
    List<FieldsReader> objects(String name, int most) {
        List<FieldsReader> objects = new ArrayList<>();
        List<Value> items = items(name, most);
        for (int i = 0; i < items.size(); i++) {
            objects.add(of(items.get(i), path(name) + "[" + i + "]", faults));
        }
        return objects;
    }

    /** What stands in a list, a text or fields. */
    List<Value> items(String name, int most) {
        Value value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Value.Items list) {
            return bounded(list, name, most);
        }
        fault(name, "no-list");
        return List.of();
    }

    /** Text or fields in a list, as fields: a text alone stands for one field. */
    FieldsReader item(Value item, String name, int index, String alone) {
        Value value = item instanceof Value.Text
                ? new Value.Fields(item.line(), Map.of(alone, new Value.Field(item.line(), item)))
                : item;
        return of(value, path(name) + "[" + index + "]", faults);
    }

    /** Hours by the name of what they are for, in their order. */
    Map<String, Double> hours(int most, int longest) {
        Map<String, Double> hours = new LinkedHashMap<>();
        for (String name : names(most, longest)) {
            String text = maybe(name, 20);
            if (text == null || !Limits.HOURS.matcher(text).matches()) {
                fault(name, "hours");
            } else {
                hours.put(name, Double.valueOf(text));
            }
        }
        return hours;
    }

    /** Names that the author chose. */
    Set<String> names(int most, int longest) {
        if (fields.fields().size() > most) {
            faults.add(line(), path, "too-many", most);
            known.addAll(fields.fields().keySet());
            return Set.of();
        }
        for (String name : fields.fields().keySet()) {
            if (name.isBlank()
                    || name.length() > longest
                    || PlainText.fault(name).isPresent()) {
                fault(TextFile.cut(name), "name");
            }
        }
        return fields.fields().keySet();
    }

    /** Notes what nobody asked for: most likely a slip of the hand, and then something else is missing. */
    void done() {
        fields.fields().forEach((name, field) -> {
            if (!known.contains(name)) {
                faults.add(field.line(), path(TextFile.cut(name)), "unknown");
            }
        });
    }

    private @Nullable Value value(String name) {
        known.add(name);
        Value.Field field = fields.fields().get(name);
        return field == null || field.value() instanceof Value.Text text && text.text() == null ? null : field.value();
    }

    private List<Value> bounded(Value.Items list, String name, int most) {
        if (list.items().size() > most) {
            fault(name, "too-many", most);
            return list.items().subList(0, most);
        }
        return list.items();
    }

    private @Nullable String plain(Value value, int line, String at, int longest) {
        if (!(value instanceof Value.Text text)) {
            faults.add(line, at, "no-text");
            return null;
        }
        String words = text.text() == null ? "" : PlainText.lines(text.text());
        if (words.isEmpty()) {
            faults.add(line, at, "missing");
        } else if (words.length() > longest) {
            faults.add(line, at, "too-long", longest);
        } else {
            PlainText.fault(words).ifPresent(problem -> faults.add(line, at, problem));
            return longest > Limits.ONE_LINE ? words : PlainText.line(words);
        }
        return null;
    }
}
