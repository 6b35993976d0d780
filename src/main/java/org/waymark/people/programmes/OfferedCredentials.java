package org.waymark.people.programmes;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The micro-credentials that a programme of a district may offer; the module that has them tells. */
public interface OfferedCredentials {

    /** Some of what is live in the district now or tried by a few, with all these words in it, by title. */
    Found find(String words, DistrictId district);

    /** Those of these ids that are live in the district now or tried by a few, by title. */
    List<Offer> open(Collection<UUID> ids, DistrictId district);

    /** Ids of the pilots that somebody is invited to. */
    Collection<UUID> pilotsFor(PersonId person, DistrictId district);

    /** @param total how many there are of which these are some */
    record Found(List<Offer> offers, int total) {}

    /**
     * A micro-credential as programmes name it.
     *
     * @param id its id, which programmes keep
     * @param path its page inside the tool
     * @param pilot whether only those who are invited may begin it
     */
    record Offer(UUID id, String title, String path, boolean pilot) {}
}
