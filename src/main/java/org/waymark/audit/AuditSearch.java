package org.waymark.audit;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; null is anything.
 *
 * @param persons ids of persons who did it or whom it concerns; none of them finds nothing
 * @param about id of the person whose work was looked at
 * @param until the moment before which it was
 * @param after the last line of the page before
 */
public record AuditSearch(
        @Nullable Collection<String> persons,
        @Nullable String about,
        @Nullable AuditGroup group,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable AuditPlace after) {

    /** Looks at one person's work. */
    public static AuditSearch looksAt(String person, @Nullable AuditPlace after) {
        return new AuditSearch(null, person, null, null, null, after);
    }

    /** The same, a page further. */
    public AuditSearch after(@Nullable AuditPlace place) {
        return new AuditSearch(persons, about, group, from, until, place);
    }
}
