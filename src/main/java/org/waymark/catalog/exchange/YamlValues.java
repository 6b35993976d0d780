package org.waymark.catalog.exchange;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads YAML event by event, so that nothing is ever built that a file only describes: no alias is followed, no tag makes a
 * type, and what is nested too deeply or is too much ends the reading there.
 */
class YamlValues {

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;
    private final Faults faults;
    private int values;

    private YamlValues(Iterator<Event> events, Faults faults) {
        this.events = events;
        this.faults = faults;
    }

    /** @throws Unreadable where it is no YAML, or too much of it */
    static Value read(String text, Faults faults) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(text.length() + 1);
        try {
            return new YamlValues(
                            new Yaml(options).parse(new StringReader(text)).iterator(), faults)
                    .document();
        } catch (MarkedYAMLException broken) {
            throw new Unreadable(line(broken.getProblemMark()), "syntax", Objects.toString(broken.getProblem(), ""));
        } catch (ReaderException strange) {
            throw new Unreadable(TextFile.lineAt(text, strange.getPosition()), "control");
        } catch (YAMLException broken) {
            throw new Unreadable(0, "syntax", Objects.toString(broken.getMessage(), ""));
        }
    }

    private Value document() {
        Value value = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                value = value(event, 1);
            } else if (event instanceof DocumentStartEvent && value != null) {
                throw new Unreadable(line(event), "several-documents");
            } else if (event instanceof DocumentStartEvent || event instanceof DocumentEndEvent) {
                continue;
            } else if (!(event instanceof StreamStartEvent)) {
                break;
            }
        }
        return value == null ? new Value.Text(1, null) : value;
    }

    private Value value(Event event, int depth) {
        int line = line(event);
        TextFile.refuseTooMuch(line, depth, ++values);
        if (event instanceof AliasEvent) {
            faults.add(line, "", "alias");
            return new Value.Text(line, null);
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            faults.add(line, "", "alias");
        }
        if (event instanceof ScalarEvent scalar) {
            tag(scalar.getTag(), line);
            return new Value.Text(line, text(scalar));
        }
        if (event instanceof SequenceStartEvent sequence) {
            tag(sequence.getTag(), line);
            return items(line, depth);
        }
        if (event instanceof MappingStartEvent mapping) {
            tag(mapping.getTag(), line);
            return fields(line, depth);
        }
        throw new Unreadable(line, "syntax", "");
    }

    private Value items(int line, int depth) {
        List<Value> items = new ArrayList<>();
        for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Value.Items(line, items);
    }

    private Value fields(int line, int depth) {
        Map<String, Value.Field> fields = new LinkedHashMap<>();
        for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
            int at = line(event);
            Value name = value(event, depth + 1);
            Value value = value(events.next(), depth + 1);
            if (!(name instanceof Value.Text text) || text.text() == null) {
                faults.add(at, "", "name");
            } else if (fields.putIfAbsent(text.text(), new Value.Field(at, value)) != null) {
                faults.add(at, "", "twice", TextFile.cut(text.text()));
            }
        }
        return new Value.Fields(line, fields);
    }

    private void tag(@Nullable String tag, int line) {
        if (tag != null) {
            faults.add(line, "", "tag", TextFile.cut(tag));
        }
    }

    private static @Nullable String text(ScalarEvent scalar) {
        return scalar.isPlain() && NOTHING.contains(scalar.getValue()) ? null : scalar.getValue();
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }
}
