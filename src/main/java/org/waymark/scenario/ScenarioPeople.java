package org.waymark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.earners.Audience;
import org.waymark.people.programmes.CohortId;
import org.waymark.people.programmes.Cohorts;
import org.waymark.people.programmes.ProgrammeId;
import org.waymark.people.programmes.ProgrammePlan;
import org.waymark.people.programmes.Programmes;
import org.waymark.people.staff.StaffLists;

/** The people of scenarios, the sandbox LMS's own among them, with their schools, cohorts and programme. */
@Component
@Profile("sandbox")
class ScenarioPeople {

    static final String GROUP_A = "Teachers A";
    static final String GROUP_B = "Teachers B";

    private static final String REASON = "People of a scenario";
    private static final Map<String, String> NAMES =
            Map.of("teacher1", "Tess Arnold", "teacher2", "Tomás Rivera", "teacher3", "Thandi Nkosi");

    private static final String HEADER = "person_sourcedid,school_code,school_name,contract_group\n";
    private static final List<String> FIRST = List.of(
            "Ada", "Ben", "Carmen", "David", "Elena", "Femi", "Grace", "Hugo", "Iris", "Jonas", "Keiko", "Liam", "Mona",
            "Nadia", "Omar", "Paula", "Quinn", "Rosa", "Samir", "Tara");
    private static final List<String> LAST = List.of(
            "Abbott", "Brandt", "Castro", "Dubois", "Ekwall", "Fuller", "Garcia", "Hansen", "Ivanov", "Jensen", "Kaya",
            "Lopez", "Moreau", "Nguyen", "Ortiz", "Patel", "Rossi", "Santos", "Tanaka", "Umar");

    private final People people;
    private final StaffLists staff;
    private final Programmes programmes;
    private final Cohorts cohorts;

    ScenarioPeople(People people, StaffLists staff, Programmes programmes, Cohorts cohorts) {
        this.people = people;
        this.staff = staff;
        this.programmes = programmes;
        this.cohorts = cohorts;
    }

    /**
     * Who is there.
     *
     * @param members those who joined; nobody earns more than the first, and who earns nothing comes last
     */
    record There(ProgrammeId programme, List<PersonId> members, List<PersonId> readers) {}

    There come(Scenario scenario, List<DefinitionVersion> offered, DistrictId district, String issuer, Timeline time) {
        List<PersonId> readers = several("reviewer", scenario.size().readers(), Role.REVIEWER, 7, district, issuer);
        people.give(Role.THIRD_READER, readers.get(readers.size() - 1), district, null, REASON);
        people.give(Role.DESIGNER, seen("designer1", "Dana Whitfield", district, issuer), district, null, REASON);
        List<PersonId> coaches = several("coach", scenario.size().coaches(), Role.COACH, 13, district, issuer);
        List<PersonId> members = members(scenario, district, issuer);
        ProgrammeId programme = programmes.make(
                new ProgrammePlan(
                        scenario.programme(),
                        "Teachers are recognized for what they show in their own classes.",
                        "A coach for each cohort.",
                        scenario.incentive(),
                        "How many earn, and what stands in the way of those who do not.",
                        Set.of(Audience.EDUCATOR),
                        time.begins(),
                        null,
                        null,
                        false,
                        null,
                        offered.stream()
                                .map(version -> version.definition().id())
                                .collect(Collectors.toSet()),
                        coaches.stream().map(PersonId::id).collect(Collectors.toSet())),
                new Desk(district, null));
        members.forEach(member -> programmes.admit(programme, member, district));
        gather(programme, members, coaches, new Desk(district, null));
        return new There(programme, members, readers);
    }

    /** Another lead, who writes rules: nobody approves what a rule of their own brings. */
    PersonId writer(DistrictId district, String issuer) {
        return seen("admin2", "Ines Calder", district, issuer);
    }

    /** Whoever leads comes last: where there is a lead, all is there. */
    void lead(DistrictId district, String issuer) {
        people.give(Role.LEAD, writer(district, issuer), district, null, REASON);
        people.give(Role.LEAD, seen("admin1", "Alex Kim", district, issuer), district, null, REASON);
    }

    /** The most earnest of the sandbox's teachers first, the one who did not find the time last. */
    private List<PersonId> members(Scenario scenario, DistrictId district, String issuer) {
        StringBuilder list = new StringBuilder(HEADER);
        List<PersonId> members = new ArrayList<>();
        int count = scenario.members();
        List<Integer> schools = places(scenario.size().schools());
        for (int n = 0; n < count; n++) {
            String sub = n == 0 ? "teacher1" : n == 1 ? "teacher3" : n == count - 1 ? "teacher2" : "member" + n;
            PersonId member = seen(sub, NAMES.getOrDefault(sub, name(n, 0)), district, issuer);
            // As the sandbox's LMS says it of them: who opens Waymark there stays in their school.
            String sourcedid = "SIS-" + sub.toUpperCase(Locale.ROOT);
            int school = schools.get(n) + 1;
            list.append(sourcedid)
                    .append(",school-" + school + ",School " + school + ",")
                    .append(n / 4 % 2 == 0 ? GROUP_A : GROUP_B)
                    .append('\n');
            people.isRegisteredAs(sourcedid, member, district);
            members.add(member);
        }
        staff.take(list.toString(), district);
        return members;
    }

    /** In which school each is: one after the other in turn, until each school has as many as it has. */
    private static List<Integer> places(List<Integer> sizes) {
        int largest = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return IntStream.range(0, largest)
                .boxed()
                .flatMap(round -> IntStream.range(0, sizes.size())
                        .filter(school -> sizes.get(school) > round)
                        .boxed())
                .toList();
    }

    /** A cohort for each coach. */
    private void gather(ProgrammeId programme, List<PersonId> members, List<PersonId> coaches, Desk desk) {
        List<CohortId> made = new ArrayList<>();
        for (int n = 0; n < coaches.size(); n++) {
            made.add(cohorts.make(programme, "Cohort " + (n + 1), coaches.get(n), desk));
        }
        for (int n = 0; n < members.size(); n++) {
            cohorts.add(made.get(n % made.size()), programme, members.get(n), desk);
        }
    }

    /** The first of a kind are the sandbox LMS's own. */
    private List<PersonId> several(String kind, int count, Role role, int offset, DistrictId district, String issuer) {
        List<String> known =
                kind.equals("coach") ? List.of("Cora Diaz") : List.of("Rae Chen", "Rob Okafor", "Rita Marsh");
        List<PersonId> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            PersonId person = seen(kind + (n + 1), n < known.size() ? known.get(n) : name(n, offset), district, issuer);
            people.give(role, person, district, null, REASON);
            all.add(person);
        }
        return all;
    }

    private PersonId seen(String sub, String name, DistrictId district, String issuer) {
        return people.seen(district, issuer, sub, name);
    }

    private static String name(int n, int offset) {
        return FIRST.get((n + offset) % FIRST.size()) + " " + LAST.get((n / FIRST.size() + n + offset) % LAST.size());
    }
}
