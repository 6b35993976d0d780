package org.waymark.review;

import java.time.Instant;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EvidenceId;

/**
 * A piece of an earner's work is shown to no reader any more.
 *
 * @param since from when on it was shown to nobody new
 */
public record PieceKeptAway(EvidenceId piece, PersonId earner, Instant since, DistrictId district) {}
