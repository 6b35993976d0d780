package org.waymark.people.programmes;

import java.util.List;
import java.util.UUID;
import org.waymark.people.DistrictId;

/** The micro-credentials that a programme of a district may offer; the module that has them tells. */
public interface OfferedCredentials {

    /** What is live in the district now, by title. */
    List<Offer> live(DistrictId district);

    /**
     * A micro-credential as programmes name it.
     *
     * @param id its id, which programmes keep
     * @param path its page inside the tool
     */
    record Offer(UUID id, String title, String path) {}
}
