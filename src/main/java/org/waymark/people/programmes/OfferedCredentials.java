package org.waymark.people.programmes;

import java.util.List;
import java.util.UUID;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The micro-credentials that a programme of a district may offer; the module that has them tells. */
public interface OfferedCredentials {

    /** What is live in the district now, by title. */
    List<Offer> live(DistrictId district);

    /** What a few try first, by title; for those who run programmes. */
    List<Offer> pilots(DistrictId district);

    /** The pilots that somebody is invited to, by title. */
    List<Offer> pilotsFor(PersonId person, DistrictId district);

    /**
     * A micro-credential as programmes name it.
     *
     * @param id its id, which programmes keep
     * @param path its page inside the tool
     * @param pilot whether only those who are invited may begin it
     */
    record Offer(UUID id, String title, String path, boolean pilot) {}
}
