package org.waymark.award;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The carried contexts without the terms that a document does not use: a term means the same whatever stands beside it,
 * and defining hundreds that are never asked for is a third of what signing costs.
 */
final class NeededTerms {

    /** The badges of a district use the same few; whoever makes up words must not fill the memory. */
    private static final int REMEMBERED = 100;

    private final Map<String, JsonStructure> whole;
    private final Set<String> names = new HashSet<>();
    private final Map<Set<String>, Map<String, JsonStructure>> remembered = new ConcurrentHashMap<>();

    NeededTerms(Map<String, JsonStructure> whole) {
        this.whole = whole;
        Set<String> words = new HashSet<>();
        whole.values().forEach(document -> addWords(document, words));
        names.addAll(words);
    }

    Map<String, JsonStructure> of(JsonObject document) {
        Set<String> words = new HashSet<>();
        addWords(document, words);
        words.retainAll(names);
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(words, this::with);
    }

    /** Also what the definitions of these name in their turn. */
    private Map<String, JsonStructure> with(Set<String> words) {
        Set<String> needed = new HashSet<>(words);
        Map<String, JsonStructure> kept = new HashMap<>();
        int before;
        do {
            before = needed.size();
            whole.forEach((address, document) -> kept.put(address, (JsonStructure) only(needed, document)));
            kept.values().forEach(document -> addWords(document, needed));
        } while (needed.size() > before);
        return kept;
    }

    /** Of a context document, or of a term's definition: the contexts within are what loses terms. */
    private static JsonValue only(Set<String> needed, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        JsonObjectBuilder kept = JsonText.object();
        object.forEach((name, member) -> kept.add(name, name.equals("@context") ? terms(needed, member) : member));
        return kept.build();
    }

    private static JsonValue terms(Set<String> needed, JsonValue context) {
        if (context instanceof JsonArray several) {
            JsonArrayBuilder kept = JsonText.array();
            several.forEach(one -> kept.add(terms(needed, one)));
            return kept.build();
        }
        if (!(context instanceof JsonObject object)) {
            return context;
        }
        JsonObjectBuilder kept = JsonText.object();
        object.forEach((term, definition) -> {
            if (term.startsWith("@") || needed.contains(term)) {
                kept.add(term, only(needed, definition));
            }
        });
        return kept.build();
    }

    private static void addWords(JsonValue value, Set<String> words) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                addWord(name, words);
                addWords(member, words);
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(item -> addWords(item, words));
        } else if (value instanceof JsonString string) {
            addWord(string.getString(), words);
        }
    }

    /** With the prefix that it may have. */
    private static void addWord(String word, Set<String> words) {
        words.add(word);
        int colon = word.indexOf(':');
        if (colon > 0) {
            words.add(word.substring(0, colon));
        }
    }
}
