package org.waymark.submission;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What an earner has recorded of consent, class by class; each record is made once and chosen for pieces of evidence. */
public interface ConsentRecords {

    /**
     * One that may be chosen.
     *
     * @param id of the record
     * @param words what the earner calls the class
     */
    record Choice(String id, String words) {}

    /** Those in force, newest first. */
    List<Choice> of(PersonId earner, DistrictId district);

    /** Their ids: one that was ended or has run out counts no more. */
    Set<UUID> inForce(PersonId earner, DistrictId district);
}
