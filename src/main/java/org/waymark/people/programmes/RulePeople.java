package org.waymark.people.programmes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Rosters;
import org.waymark.people.staff.StaffRecords;

/** Whom a rule names, and which rules there could be: from the people import and from courses' rosters. */
@Component
class RulePeople {

    private final StaffRecords staff;
    private final Rosters rosters;

    RulePeople(StaffRecords staff, Rosters rosters) {
        this.staff = staff;
        this.rosters = rosters;
    }

    List<PersonId> of(RuleKind kind, String code, DistrictId district) {
        return switch (kind) {
            case SCHOOL -> staff.ofSchool(district, code);
            case CONTRACT_GROUP -> staff.ofContractGroup(district, code);
            case COURSE -> rosters.learners(UUID.fromString(code), district);
        };
    }

    /** What there is of a kind, code and name. */
    Map<String, String> choices(RuleKind kind, DistrictId district) {
        Map<String, String> choices = new LinkedHashMap<>();
        switch (kind) {
            case SCHOOL ->
                staff.schoolNames(district).forEach((code, name) -> choices.put(code, name.isBlank() ? code : name));
            case CONTRACT_GROUP ->
                staff.contractGroups(district).forEach(group -> choices.put(group.code(), group.name()));
            case COURSE ->
                rosters.courses(district)
                        .forEach(course -> choices.put(
                                course.id().toString(), course.title() != null ? course.title() : course.contextId()));
        }
        return choices;
    }
}
