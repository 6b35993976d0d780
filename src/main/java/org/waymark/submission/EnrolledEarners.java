package org.waymark.submission;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.BegunWork;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Whoever is enrolled has begun. */
@Component
@Transactional(readOnly = true)
class EnrolledEarners implements BegunWork {

    private final EnrolmentRepository enrolments;

    EnrolledEarners(EnrolmentRepository enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public boolean hasBegun(DefinitionId definition, PersonId person, DistrictId district) {
        return enrolments.existsByDefinitionAndEarnerAndDistrict(definition, person, district);
    }

    @Override
    public long earners(DefinitionId definition, DistrictId district) {
        return enrolments.countEarners(definition, district);
    }
}
