package org.waymark.people.earners;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.VisibilityRule;
import org.waymark.people.staff.StaffFacts;
import org.waymark.people.staff.StaffRecords;

/** Whose students somebody looks after: as a lead or a coach, those of their own school; a lead those of none, too. */
@Component
@Transactional(readOnly = true)
class SchoolWatches {

    private final People people;
    private final StaffRecords staff;

    SchoolWatches(People people, StaffRecords staff) {
        this.people = people;
        this.staff = staff;
    }

    /**
     * @param school the code of the school; null for who is of none
     * @param unassigned whether students whose school nobody has said are looked after too, until it is said
     */
    record Watch(@Nullable String school, boolean unassigned) {

        boolean covers(@Nullable String schoolOfStudent) {
            return schoolOfStudent == null ? unassigned : schoolOfStudent.equals(school);
        }
    }

    /** Empty for who looks after none, of whatever role. */
    Optional<Watch> of(PersonId person, DistrictId district) {
        Set<Role> roles = people.rolesOf(person, district);
        if (!VisibilityRule.STUDENTS.isOpenTo(roles)) {
            return Optional.empty();
        }
        String school = staff.of(district, person)
                .filter(facts -> !facts.left())
                .map(StaffFacts::school)
                .orElse(null);
        return Optional.of(new Watch(school, roles.contains(Role.LEAD)));
    }
}
