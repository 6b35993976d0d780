package org.waymark.catalog.cards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.finding.FoundCredential;

/**
 * What the list says of a micro-credential to one person.
 *
 * @param measured hours it took others; null where too few told
 * @param earners how many told
 * @param benefits what it brings this person here
 * @param courses the person's own courses in which it is placed
 */
record Card(
        FoundCredential credential,
        @Nullable Double measured,
        int earners,
        List<MessageSourceResolvable> benefits,
        List<String> courses) {}
