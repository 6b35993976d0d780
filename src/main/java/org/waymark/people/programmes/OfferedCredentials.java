package org.waymark.people.programmes;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.waymark.people.DistrictId;

/** The micro-credentials that a programme of a district may offer; the module that has them tells. */
public interface OfferedCredentials {

    /** Some of what is live in the district now and has all these words in it, by title. */
    Found find(String words, DistrictId district);

    /** Those of these ids that are live in the district now, by title. */
    List<Offer> live(Collection<UUID> ids, DistrictId district);

    /** @param total how many there are of which these are some */
    record Found(List<Offer> offers, int total) {}

    /**
     * A micro-credential as programmes name it.
     *
     * @param id its id, which programmes keep
     * @param path its page inside the tool
     */
    record Offer(UUID id, String title, String path) {}
}
