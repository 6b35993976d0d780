package org.waymark.award.clr;

import java.time.Instant;
import java.util.UUID;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * What is kept of a record: which badges its earner put together stands beside it.
 *
 * @param of the stack or pathway; the district for all that it awarded
 * @param subject stands for the earner in it
 */
record LearnerRecord(
        UUID id,
        DistrictId district,
        PersonId earner,
        RecordKind kind,
        UUID of,
        String language,
        UUID subject,
        String salt,
        boolean shared,
        Instant madeAt) {

    String path() {
        return "/records/" + id;
    }
}
