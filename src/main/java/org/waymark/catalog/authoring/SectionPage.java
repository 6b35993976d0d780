package org.waymark.catalog.authoring;

import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;

/** What one page of the editor asks for, and where it stands in a draft. */
interface SectionPage {

    /** The fields of the page itself, before its lists. */
    default List<Field> fields(Offers offers) {
        return List.of();
    }

    default List<ItemList> lists(Offers offers) {
        return List.of();
    }

    /** What no field alone can tell, by field. */
    default Map<String, MessageSourceResolvable> problems(Fields typed) {
        return Map.of();
    }

    /** What stands in the draft. */
    Fields read(Writing draft);

    /** Puts what was typed, and is free of faults, into the draft. */
    void write(Fields typed, Writing draft);
}
