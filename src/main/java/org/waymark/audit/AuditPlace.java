package org.waymark.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Where a line stands in the record, so that the next page begins behind it however much is added meanwhile. */
public record AuditPlace(Instant at, UUID id) {

    private static final String BETWEEN = "_";

    /** @throws IllegalArgumentException for what is no place */
    public static AuditPlace valueOf(String text) {
        String[] parts = text.split(BETWEEN, 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("Not a place: " + text);
        }
        try {
            return new AuditPlace(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("Not a place: " + text, notATime);
        }
    }

    @Override
    public String toString() {
        return at + BETWEEN + id;
    }
}
