package org.waymark.catalog.authoring;

import java.util.List;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionContent;

/**
 * A part of a list that somebody is about to delete.
 *
 * @param number counts the parts
 * @param texts what is written in it, as its author typed it
 * @param judged the criteria that are judged from it, by title; they go on without it
 */
record Removal(String item, String letter, int number, List<String> texts, List<String> judged) {

    static Removal of(ItemList list, String item, Fields typed, DefinitionContent content) {
        return new Removal(
                item,
                list.letter(),
                typed.items(list.letter()).indexOf(item) + 1,
                list.fields().apply(item).stream()
                        .filter(field -> field.kind().isWritten())
                        .map(field -> typed.one(field.name()))
                        .filter(text -> !text.isEmpty())
                        .toList(),
                list.letter().equals(EvidencePage.LETTER)
                        ? content.criteria().stream()
                                .filter(criterion -> criterion.from().contains(item))
                                .map(Criterion::title)
                                .toList()
                        : List.of());
    }
}
