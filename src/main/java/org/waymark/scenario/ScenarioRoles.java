package org.waymark.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.recognition.roles.ApplicationWindow;
import org.waymark.recognition.roles.EligibilityPools;
import org.waymark.recognition.roles.RolePlan;
import org.waymark.recognition.roles.RoleProfileId;
import org.waymark.recognition.roles.RoleProfiles;
import org.waymark.recognition.roles.RoleRequirement;

/** Positions of scenarios, and who puts their own name into the pool: of three who could, two do. */
@Component
@Profile("sandbox")
class ScenarioRoles {

    private static final long UP_TO = 12_500_00;

    private final RoleProfiles profiles;
    private final EligibilityPools pools;

    ScenarioRoles(RoleProfiles profiles, EligibilityPools pools) {
        this.profiles = profiles;
        this.pools = pools;
    }

    /** Opens a position to whoever has all of a pathway; the window is open in the last month and the next. */
    void open(String title, StackId pathway, Scenario scenario, List<PersonId> members, Stacks.By by, Timeline time) {
        int days = scenario.work().days();
        LocalDate today = time.begins().plusDays(days);
        RoleProfileId role = profiles.make(
                        new RolePlan(
                                "teacher-leader",
                                title,
                                "Leads a team of colleagues, with a class of their own.",
                                "Up to $12,500 a year more, by the role in the school.",
                                UP_TO,
                                null,
                                List.of(new RoleRequirement(RoleRequirement.Kind.STACK, pathway.id(), 1)),
                                null,
                                null,
                                List.of(new ApplicationWindow(today.minusDays(30), today.plusDays(30)))),
                        by.district(),
                        by.actor(),
                        by.role())
                .orElseThrow();
        time.after(days - 5, () -> {
            List<PersonId> eligible = members.stream()
                    .filter(member -> pools.eligible(member, by.district()).contains(role))
                    .toList();
            for (int n = 0; n < eligible.size(); n++) {
                if (n % 3 < 2) {
                    pools.enter(role, in(eligible.get(n), by.district()));
                }
            }
        });
    }

    /** As if they had opened Waymark from the sandbox's course. */
    private static SignedInPerson in(PersonId person, DistrictId district) {
        return new SignedInPerson(
                person, district, new UUID(0, 0), "", true, false, false, "", null, "en", Timeline.ZONE.getId(), false);
    }
}
