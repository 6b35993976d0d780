package org.waymark.audit;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for; null is anything.
 *
 * @param persons ids of persons who did it or whom it concerns; none of them finds nothing
 * @param about ids of the person whose work was looked at
 * @param until the moment before which it was
 * @param after the last line of the page before
 */
public record AuditSearch(
        @Nullable Collection<String> persons,
        @Nullable Collection<String> about,
        @Nullable AuditGroup group,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable AuditPlace after) {

    /** Looks at one person's work, by every id that is this person. */
    public static AuditSearch looksAt(Collection<String> ids, @Nullable AuditPlace after) {
        return new AuditSearch(null, ids, null, null, null, after);
    }

    /** The same, a page further. */
    public AuditSearch after(@Nullable AuditPlace place) {
        return new AuditSearch(persons, about, group, from, until, place);
    }
}
