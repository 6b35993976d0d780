package org.waymark.people.districts;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One person's changes on a page of fields, by field: what the page was opened with, and what was typed. What the person did
 * not touch is no change, so that two people who change different fields do not undo each other.
 */
record Edit(Map<String, String> shown, Map<String, String> typed) {

    /** Comes before the name of a field that carries what the page was opened with. */
    static final String SHOWN = "shown-";

    Edit {
        shown = Map.copyOf(shown);
        typed = Map.copyOf(typed);
    }

    /** From the parameters of a form, edges cut off. */
    static Edit of(Map<String, String> parameters) {
        Map<String, String> shown = new TreeMap<>();
        Map<String, String> typed = new TreeMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(SHOWN)) {
                shown.put(name.substring(SHOWN.length()), value.strip());
            } else {
                typed.put(name, value.strip());
            }
        });
        return new Edit(shown, typed);
    }

    /** What there will be: what holds now, with what this person changed. */
    Map<String, String> over(Map<String, String> now) {
        Map<String, String> after = new TreeMap<>(now);
        now.keySet().stream().filter(this::isChanged).forEach(field -> after.put(field, typed(field)));
        return after;
    }

    /** The fields that somebody else changed meanwhile to something else than this person wants, with what they hold now. */
    Map<String, String> clashes(Map<String, String> now) {
        Map<String, String> clashes = new TreeMap<>();
        now.forEach((field, value) -> {
            boolean changedByOthers = shown.containsKey(field) && !value.equals(shown.get(field));
            if (isChanged(field) && changedByOthers && !value.equals(typed(field))) {
                clashes.put(field, value);
            }
        });
        return clashes;
    }

    private boolean isChanged(String field) {
        return typed.containsKey(field) && !Objects.equals(typed.get(field), shown.get(field));
    }

    private String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
