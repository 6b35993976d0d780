package org.waymark.people.identities;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/** Two identities were not linked, or not parted; told to the person who tried. */
class LinkRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<MessageSourceResolvable> why;

    LinkRefused(List<MessageSourceResolvable> why) {
        super("Identities cannot be linked");
        this.why = why;
    }

    List<MessageSourceResolvable> why() {
        return why == null ? List.of() : why;
    }
}
