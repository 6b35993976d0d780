package org.waymark.submission;

import java.util.List;
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

    /** Whether this is the id of one of those. */
    boolean hold(String id, PersonId earner, DistrictId district);
}
