package org.waymark.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.waymark.people.earners.Audience;

/** What a version says, with one thing at a time said otherwise: every component of every record in it, found by reflection. */
final class Variations {

    private Variations() {}

    /** One of them, and where it differs. */
    record Varied(String what, DefinitionContent content) {}

    static List<Varied> of(DefinitionContent content) {
        List<Varied> all = new ArrayList<>();
        vary(content, "content", (what, other) -> all.add(new Varied(what, (DefinitionContent) other)));
        return all;
    }

    private static void vary(Object value, String what, BiConsumer<String, Object> found) {
        if (value instanceof Record record) {
            components(record, what, found);
        } else if (value instanceof List<?> list) {
            list(list, what, found);
        } else if (value instanceof Map<?, ?> map) {
            map(map, what, found);
        } else if (value instanceof Set<?>) {
            found.accept(what, EnumSet.of(Audience.STUDENT));
        } else if (value instanceof String text) {
            found.accept(what, text + " X");
        } else if (value instanceof Integer number) {
            // Of readers there are one or two.
            found.accept(what, number == 2 ? 1 : number + 1);
        } else if (value instanceof Double number) {
            found.accept(what, number + 0.5);
        } else if (value instanceof Boolean yes) {
            found.accept(what, !yes);
        } else {
            throw new IllegalArgumentException("No variation of " + what + ": " + value);
        }
    }

    private static void components(Record record, String what, BiConsumer<String, Object> found) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (int at = 0; at < components.length; at++) {
            int place = at;
            Object now = value(components[at], record);
            if (now == null) {
                continue;
            }
            vary(now, what + "." + components[at].getName(), (where, other) -> {
                Object[] values = Arrays.stream(components)
                        .map(each -> value(each, record))
                        .toArray();
                values[place] = other;
                found.accept(where, made(record.getClass(), components, values));
            });
        }
    }

    private static void list(List<?> list, String what, BiConsumer<String, Object> found) {
        found.accept(what + " without the last", list.subList(0, list.size() - 1));
        List<Object> turned = new ArrayList<>(list);
        Collections.reverse(turned);
        found.accept(what + " in another order", turned);
        vary(list.get(0), what + "[0]", (where, other) -> {
            List<Object> changed = new ArrayList<>(list);
            changed.set(0, other);
            found.accept(where, changed);
        });
    }

    private static void map(Map<?, ?> map, String what, BiConsumer<String, Object> found) {
        map.forEach((key, value) -> vary(value, what + "." + key, (where, other) -> {
            Map<Object, Object> changed = new LinkedHashMap<>(map);
            changed.put(key, other);
            found.accept(where, changed);
        }));
        Object some = map.keySet().iterator().next();
        Map<Object, Object> less = new LinkedHashMap<>(map);
        less.remove(some);
        found.accept(what + " without " + some, less);
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object made(Class<?> type, RecordComponent[] components, Object[] values) {
        try {
            Constructor<?> all = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return all.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
