package org.waymark.recognition.roles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.PersonId;

/**
 * One name in a pool.
 *
 * @param employeeNumber by the district's register, for its own systems
 * @param endedAt when they stopped being eligible; null while they are
 * @param awards what it rests on
 */
record PoolRow(
        PersonId person,
        String name,
        @Nullable String school,
        @Nullable String employeeNumber,
        Instant enteredAt,
        Instant since,
        @Nullable Instant endedAt,
        List<Evidence> awards) {

    /**
     * An award that holds.
     *
     * @param path of its page, where its earner shares it
     */
    record Evidence(String title, Instant at, @Nullable String path) {}
}
