package org.waymark.submission.students;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.staff.StaffRecords;

/** What would tell a reader whose work it is: the earner's own name and school. */
@Component
@Transactional(readOnly = true)
class OwnWords {

    private final People people;
    private final StaffRecords register;

    OwnWords(People people, StaffRecords register) {
        this.people = people;
        this.register = register;
    }

    Set<String> of(PersonId earner, DistrictId district) {
        return of(earner, people.names(List.of(earner), district).getOrDefault(earner, ""), district);
    }

    /** The same for somebody whose name is at hand. */
    Set<String> of(PersonId earner, String name, DistrictId district) {
        Set<String> words = new LinkedHashSet<>();
        if (!name.isBlank()) {
            words.addAll(Names.partsOf(name));
        }
        register.schoolName(district, earner).ifPresent(words::add);
        return words;
    }
}
