package org.waymark.catalog.authoring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.catalog.PlainText;

/**
 * What the fields of one page hold, as texts, by the name of the field. The parts of a list stand in {@link #ITEM}, in their
 * order; the name of a part's field begins with the part's id, such as A1-title.
 */
record Fields(Map<String, List<String>> values) {

    static final String ITEM = "item";

    Fields {
        Map<String, List<String>> said = new LinkedHashMap<>();
        values.forEach((name, texts) -> {
            List<String> kept = texts.stream().filter(text -> !text.isEmpty()).toList();
            if (!kept.isEmpty()) {
                said.put(name, kept);
            }
        });
        values = said;
    }

    static Fields none() {
        return new Fields(Map.of());
    }

    /** What a browser sent: line ends as one character, nothing that a database cannot keep, edges cut off. */
    static Fields typed(Map<String, List<String>> sent) {
        Map<String, List<String>> plain = new LinkedHashMap<>();
        sent.forEach((name, texts) ->
                plain.put(name, texts.stream().map(Fields::plain).toList()));
        return new Fields(plain);
    }

    private static String plain(String typed) {
        return PlainText.lines(PlainText.withoutControls(typed));
    }

    String one(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a part with this id is there. */
    boolean has(String item) {
        return all(ITEM).contains(item);
    }

    /** What the fields of one part hold. */
    Map<String, List<String>> of(String item) {
        Map<String, List<String>> fields = new LinkedHashMap<>(values);
        fields.keySet().removeIf(name -> !name.startsWith(item + "-"));
        return fields;
    }

    boolean isTicked(String name) {
        return !all(name).isEmpty();
    }

    /** The parts of the list with this letter. */
    List<String> items(String letter) {
        return all(ITEM).stream()
                .filter(item -> item.matches(letter + "[1-9]\\d{0,3}"))
                .distinct()
                .toList();
    }

    Fields with(String name, List<String> texts) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.put(name, texts);
        return new Fields(more);
    }

    Fields with(String name, String text) {
        return with(name, List.of(text));
    }

    Fields withTick(String name, boolean ticked) {
        return with(name, ticked ? List.of(Field.TICKED) : List.of());
    }

    Fields withItem(String item) {
        List<String> more = new ArrayList<>(all(ITEM));
        more.add(item);
        return with(ITEM, more);
    }

    /** Tells one state of the page from another, and nothing else of it. */
    String edition() {
        try {
            byte[] all = values.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
