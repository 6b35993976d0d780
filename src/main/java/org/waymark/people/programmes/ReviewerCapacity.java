package org.waymark.people.programmes;

import org.waymark.people.DistrictId;

/** How many there are to read what a programme's members will submit; the module that assigns readings tells. */
public interface ReviewerCapacity {

    Readers readers(DistrictId district);

    /**
     * Who reads in a district now.
     *
     * @param reviewers those who read as one of two
     * @param thirdReaders those who decide where two differ
     */
    record Readers(int reviewers, int thirdReaders) {}
}
