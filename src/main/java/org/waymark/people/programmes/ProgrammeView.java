package org.waymark.people.programmes;

import java.util.List;
import java.util.UUID;
import org.waymark.people.programmes.OfferedCredentials.Offer;

/**
 * A programme with the names behind its ids.
 *
 * @param edition what a change must name
 * @param members how many it is for now
 * @param offers what it offers; what is retired is left out
 * @param coaches who coaches in it, by name
 */
record ProgrammeView(
        ProgrammeId id,
        ProgrammePlan plan,
        int edition,
        boolean ended,
        long members,
        List<Offer> offers,
        List<Coach> coaches) {

    /** Who coaches in it. */
    record Coach(UUID id, String name) {}
}
