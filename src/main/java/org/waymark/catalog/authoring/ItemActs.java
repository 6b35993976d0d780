package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The buttons beside the parts of a list: add:A, up:A2, down:A2; remove:A2, which asks first where something is written,
 * and removed:A2, its answer.
 */
final class ItemActs {

    static final String ADD = "add:";
    static final String REMOVE = "remove:";

    private ItemActs() {}

    /** @param newId gives the id of a new part of this letter */
    static Fields done(String act, Fields fields, List<ItemList> lists, UnaryOperator<String> newId) {
        int colon = act.indexOf(':');
        if (colon < 0) {
            return fields;
        }
        String what = act.substring(0, colon);
        String item = act.substring(colon + 1);
        return switch (what) {
            case "add" ->
                lists.stream()
                        .filter(list -> list.named() && list.letter().equals(item))
                        .findFirst()
                        .map(list -> fields.withItem(newId.apply(item)))
                        .orElse(fields);
            case "remove", "removed" ->
                fields.with(
                        Fields.ITEM,
                        fields.all(Fields.ITEM).stream()
                                .filter(each -> !each.equals(item))
                                .toList());
            case "up" -> moved(item, -1, fields);
            case "down" -> moved(item, 1, fields);
            default -> fields;
        };
    }

    /** Among those of its own letter. */
    private static Fields moved(String item, int by, Fields fields) {
        if (item.isEmpty()) {
            return fields;
        }
        List<String> same = fields.items(item.substring(0, 1));
        int at = same.indexOf(item);
        if (at < 0 || at + by < 0 || at + by >= same.size()) {
            return fields;
        }
        List<String> all = new ArrayList<>(fields.all(Fields.ITEM));
        Collections.swap(all, all.indexOf(item), all.indexOf(same.get(at + by)));
        return fields.with(Fields.ITEM, all);
    }

    /** The next of a list whose ids count its parts. */
    static String next(String letter, Fields fields) {
        int last = fields.items(letter).stream()
                .mapToInt(item -> Integer.parseInt(item.substring(1)))
                .max()
                .orElse(0);
        return letter + (last + 1);
    }
}
