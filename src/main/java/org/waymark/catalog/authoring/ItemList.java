package org.waymark.catalog.authoring;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A list on a page, to which parts are added and from which they are removed.
 *
 * @param letter with which the ids of its parts begin
 * @param named whether the ids are given once and stay; otherwise they count the parts, and empty ones are left out
 * @param most parts
 * @param fields of the part with this id
 * @param seldom how the names of those fields end that most leave as they are, such as limit; with some, a part that is whole
 *     is folded among others
 */
record ItemList(String letter, boolean named, int most, Function<String, List<Field>> fields, Set<String> seldom) {

    ItemList(String letter, boolean named, int most, Function<String, List<Field>> fields) {
        this(letter, named, most, fields, Set.of());
    }
}
