package org.waymark.recognition.preapproval;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.PersonId;

/**
 * A request for approval as it stands.
 *
 * @param wish why, in the earner's words; may be empty
 * @param answer why it was answered so; may be empty where it was given
 * @param until the last day on which something is begun by it; null for no end
 */
public record Request(
        PreApprovalId id,
        PersonId person,
        DefinitionId definition,
        String wish,
        Instant askedAt,
        PreApprovalStatus status,
        String answer,
        @Nullable Instant answeredAt,
        @Nullable PersonId answeredBy,
        @Nullable LocalDate until) {

    /** Whether something may be begun by it on a day. */
    public boolean holdsOn(LocalDate day) {
        return status == PreApprovalStatus.GIVEN && (until == null || !until.isBefore(day));
    }

    /** Where the moment is not known, none was. */
    boolean wasAnsweredAfter(@Nullable Instant moment) {
        return answeredAt != null && moment != null && answeredAt.isAfter(moment);
    }

    public boolean isOpen() {
        return status == PreApprovalStatus.ASKED;
    }
}
