package org.waymark.review;

import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.Role;
import org.waymark.people.programmes.ReviewerCapacity;

/** Who reads in a district, as far as is known: those who hold the roles now. */
@Component
class ReadersOfDistrict implements ReviewerCapacity {

    private final People people;

    ReadersOfDistrict(People people) {
        this.people = people;
    }

    @Override
    public Readers readers(DistrictId district) {
        return new Readers(
                people.inRole(Role.REVIEWER, district).size(),
                people.inRole(Role.THIRD_READER, district).size());
    }
}
