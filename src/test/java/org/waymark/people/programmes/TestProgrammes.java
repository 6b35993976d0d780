package org.waymark.people.programmes;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;

/** Programmes for tests, and the people and lists that they draw upon. */
@Component
public class TestProgrammes {

    private final Programmes programmes;
    private final ProgrammeMembers members;
    private final Cohorts cohorts;
    private final JdbcTemplate sql;

    TestProgrammes(Programmes programmes, ProgrammeMembers members, Cohorts cohorts, JdbcTemplate sql) {
        this.programmes = programmes;
        this.members = members;
        this.cohorts = cohorts;
        this.sql = sql;
    }

    static ProgrammePlan plan(String name) {
        return new ProgrammePlan(name, "", "", "", "", Set.of(), null, null, null, false, null, Set.of(), Set.of());
    }

    static ProgrammePlan pilot(String name) {
        return new ProgrammePlan(name, "", "", "", "", Set.of(), null, null, null, true, 3, Set.of(), Set.of());
    }

    static ProgrammePlan forThe(Audience audience) {
        return new ProgrammePlan(
                "For some", "", "", "", "", Set.of(audience), null, null, null, false, null, Set.of(), Set.of());
    }

    static ProgrammePlan coachedBy(PersonId coach) {
        return new ProgrammePlan(
                "Coached",
                "Children read more",
                "Every two weeks",
                "",
                "",
                Set.of(Audience.EDUCATOR),
                LocalDate.of(2027, 9, 1),
                null,
                null,
                false,
                null,
                Set.of(),
                Set.of(coach.id()));
    }

    static Desk operatorOf(DistrictId district) {
        return new Desk(district, null);
    }

    /** A programme that the operator made. */
    public ProgrammeId programme(DistrictId district, String name) {
        return programmes.make(plan(name), operatorOf(district));
    }

    /** A cohort of a programme of the same name. */
    public UUID cohort(DistrictId district, String name) {
        return cohorts.make(programme(district, name), name, null, operatorOf(district))
                .id();
    }

    /** Somebody comes into the programme, and the cohort. */
    public void joins(UUID cohort, PersonId person, DistrictId district) {
        ProgrammeId programme =
                new ProgrammeId(sql.queryForObject("select programme_id from cohort where id = ?", UUID.class, cohort));
        programmes.admit(programme, person, district);
        cohorts.add(new CohortId(cohort), programme, person, operatorOf(district));
    }

    /** The address of a cohort's thread, in which its only member has written something. */
    public String thread(DistrictId district, PersonId member, PersonId coach, String text) {
        Desk desk = operatorOf(district);
        ProgrammeId programme = programmes.make(coachedBy(coach), desk);
        CohortId cohort = cohorts.make(programme, "Readers", coach, desk);
        members.add(programme, member, 0, desk);
        cohorts.add(cohort, programme, member, desk);
        cohorts.write(UUID.randomUUID(), cohort, programme, member, district, text);
        return "/programmes/" + programme + "/cohorts/" + cohort;
    }

    ProgrammeId made(DistrictId district, ProgrammePlan plan) {
        return programmes.make(plan, operatorOf(district));
    }

    /** Many people at once, whom an LMS knows; nobody has a name. */
    List<PersonId> people(DistrictId district, int number) {
        List<PersonId> people =
                IntStream.range(0, number).mapToObj(n -> PersonId.fresh()).toList();
        sql.batchUpdate(
                "insert into person (id, version, district_id, issuer, sub, search_name, first_seen_at)"
                        + " values (?, 0, ?, ?, ?, '', current_timestamp)",
                people,
                1000,
                (row, person) -> {
                    row.setObject(1, person.id());
                    row.setObject(2, district.id());
                    row.setString(3, TestPeople.ISSUER);
                    row.setString(4, person.toString());
                });
        return people;
    }

    /** A school of the district's register. */
    void school(DistrictId district, String code) {
        sql.update("insert into staff_school (district_id, code, name) values (?, ?, ?)", district.id(), code, code);
    }

    /** The register says that these work at a school, and what their LMS calls them is what it says too. */
    void worksAt(DistrictId district, String school, PersonId... people) {
        for (PersonId person : people) {
            String sourcedid = UUID.randomUUID().toString();
            sql.update("update person set sourcedid = ? where id = ?", sourcedid, person.id());
            sql.update(
                    "insert into staff_record (id, district_id, sourcedid, school_code, contract_group, given_at, changed_at)"
                            + " values (?, ?, ?, ?, ?, current_timestamp, current_timestamp)",
                    UUID.randomUUID(),
                    district.id(),
                    sourcedid,
                    school,
                    school + " contract");
        }
    }

    void leavesTheSchool(DistrictId district, PersonId person) {
        sql.update(
                "update staff_record set left_at = current_timestamp where district_id = ? and sourcedid ="
                        + " (select sourcedid from person where id = ?)",
                district.id(),
                person.id());
    }

    /** A course whose roster lists these as learners; answers its id. */
    String course(DistrictId district, PersonId... learners) {
        UUID course = UUID.randomUUID();
        sql.update(
                "insert into course_roster (id, version, district_id, registration_id, deployment_id, issuer, context_id,"
                        + " title, memberships_url, launched_at, next_at, run, members, confirmed) values (?, 0, ?, ?, '1', ?, ?,"
                        + " 'Reading course', 'https://lms.example.org/m', current_timestamp, current_timestamp, 1, ?, false)",
                course,
                district.id(),
                UUID.randomUUID(),
                TestPeople.ISSUER,
                course.toString(),
                learners.length);
        for (PersonId learner : learners) {
            sql.update(
                    "insert into roster_member (roster_id, sub, district_id, status, learner, taught_by_launch, since,"
                            + " seen_in_run) select ?, p.sub, p.district_id, 'ACTIVE', true, false, current_timestamp, 1"
                            + " from person p where p.id = ?",
                    course,
                    learner.id());
        }
        return course.toString();
    }
}
