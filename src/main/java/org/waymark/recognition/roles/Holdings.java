package org.waymark.recognition.roles;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.waymark.award.Awards;
import org.waymark.catalog.EarnedCredentials;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.staff.StaffFacts;
import org.waymark.people.staff.StaffRecords;

/** Gathers what somebody has of all that positions ask for, in as many reads as for one. */
@Component
class Holdings {

    private final EarnedCredentials earned;
    private final Stacks stacks;
    private final StaffRecords staff;
    private final Awards awards;

    Holdings(EarnedCredentials earned, Stacks stacks, StaffRecords staff, Awards awards) {
        this.earned = earned;
        this.stacks = stacks;
        this.staff = staff;
        this.awards = awards;
    }

    Held of(PersonId person, DistrictId district, Collection<Eligibility> eligibilities) {
        return new Held(
                earned.of(person, district).keySet().stream()
                        .map(definition -> definition.id())
                        .collect(Collectors.toSet()),
                stacks.stoodBy(person, district),
                eligibilities.stream()
                        .filter(Eligibility::isInForce)
                        .map(Eligibility::role)
                        .collect(Collectors.toSet()),
                staff.of(district, person).map(StaffFacts::yearsOfService).orElse(null));
    }

    /** What is only suspended: nothing ends for it. */
    Set<UUID> suspended(PersonId person, DistrictId district) {
        return awards.suspended(district).stream()
                .filter(award -> award.earner().equals(person))
                .map(award -> award.definition().id())
                .collect(Collectors.toSet());
    }
}
