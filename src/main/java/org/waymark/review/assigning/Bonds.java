package org.waymark.review.assigning;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.staff.StaffRecords;

/** Who stands too near to somebody to read their work; each of two is as near to the other. */
@Component
@Transactional(readOnly = true)
class Bonds {

    private final KeptApartRepository apart;
    private final StaffRecords staff;

    Bonds(KeptApartRepository apart, StaffRecords staff) {
        this.apart = apart;
        this.staff = staff;
    }

    /**
     * Their line manager, those they lead, and whoever of the two said so.
     *
     * @param school whether those of their own school are too near as well
     */
    Set<PersonId> of(PersonId person, boolean school, DistrictId district) {
        Set<PersonId> near = new HashSet<>(staff.ledBy(district, person));
        apart.of(person, district).forEach(each -> {
            near.add(each.saidBy());
            near.add(each.other());
        });
        staff.of(district, person).ifPresent(facts -> {
            if (facts.lineManager() != null) {
                near.add(facts.lineManager());
            }
            if (school && facts.school() != null && !facts.left()) {
                near.addAll(staff.ofSchool(district, facts.school()));
            }
        });
        near.remove(person);
        return near;
    }
}
