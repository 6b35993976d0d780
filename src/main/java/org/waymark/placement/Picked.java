package org.waymark.placement;

import java.util.List;

/**
 * What an author picked.
 *
 * @param definitions ids in the order of the list; none for "Cancel"
 * @param column whether each is to have a gradebook column
 */
record Picked(List<String> definitions, boolean column) {

    static final Picked NOTHING = new Picked(List.of(), false);
}
