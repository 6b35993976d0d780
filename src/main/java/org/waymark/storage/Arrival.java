package org.waymark.storage;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that arrives in pieces.
 *
 * @param owner whose it will be, by an id of the module that asked for it
 * @param part for which part of that
 * @param facts what the sender says about it, such as its name
 * @param received how much of it is here
 * @param refused why it was not taken, once it was whole and looked at
 * @param taken whether it is a file now
 */
public record Arrival(
        UUID id,
        UUID district,
        UUID owner,
        String part,
        Map<String, String> facts,
        long bytes,
        long received,
        RefusedFile.@Nullable Reason refused,
        boolean taken) {

    Arrival with(long more) {
        return new Arrival(id, district, owner, part, facts, bytes, more, refused, taken);
    }

    /** Whether all of it is here, and nobody has said what it is. */
    boolean untaken() {
        return received == bytes && refused == null && !taken;
    }
}
