package org.waymark.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record, as those who may search it read it.
 *
 * @param place where it stands
 * @param actor a person's id or one of the constants of {@link AuditLog}; null where a reader read blind
 * @param role as what; null in what was recorded before roles were
 * @param about the person whom it concerns, if one
 */
public record AuditLine(
        AuditPlace place,
        @Nullable String actor,
        @Nullable String role,
        String verb,
        @Nullable String about,
        String subject) {

    public Instant at() {
        return place.at();
    }
}
