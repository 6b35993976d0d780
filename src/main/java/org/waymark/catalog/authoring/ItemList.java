package org.waymark.catalog.authoring;

import java.util.List;
import java.util.function.Function;

/**
 * A list on a page, to which parts are added and from which they are removed.
 *
 * @param letter with which the ids of its parts begin
 * @param named whether the ids are given once and stay; otherwise they count the parts, and empty ones are left out
 * @param most parts
 * @param fields of the part with this id
 */
record ItemList(String letter, boolean named, int most, Function<String, List<Field>> fields) {}
