package org.waymark.insights;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.waymark.catalog.CredentialShown;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.insights.counting.Summaries;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.programmes.TestProgrammes;

/** A district of its own with members who came so far and no further, as rows. */
public final class TestWork {

    private final ApplicationContext context;
    private final JdbcTemplate sql;
    private final DistrictId district;
    private final DefinitionVersion credential;
    private final UUID cohort;

    public TestWork(ApplicationContext context) {
        this.context = context;
        this.sql = context.getBean(JdbcTemplate.class);
        this.district = context.getBean(TestPeople.class).district();
        this.credential = context.getBean(Definitions.class).published(district).get(0);
        this.cohort = context.getBean(TestProgrammes.class).cohort(district, "Early readers");
    }

    public DistrictId district() {
        return district;
    }

    public DefinitionVersion credential() {
        return credential;
    }

    /** Their cohort has a coach. */
    public void coachedBy(PersonId coach) {
        sql.update(
                "update cohort set coach_id = ? where id = ? and district_id = ?", coach.id(), cohort, district.id());
    }

    /** These too are together in a cohort of that coach. */
    public void gathered(List<PersonId> people, String name, PersonId coach) {
        UUID another = UUID.randomUUID();
        sql.update(
                "insert into cohort (id, version, district_id, programme_id, name, coach_id, made_at) select ?, 0,"
                        + " district_id, programme_id, ?, ?, made_at from cohort where id = ?",
                another,
                name,
                coach.id(),
                cohort);
        people.forEach(person -> sql.update(
                "insert into cohort_member (cohort_id, person_id, district_id, since) values (?, ?, ?, ?)",
                another,
                person.id(),
                district.id(),
                at(now())));
    }

    /** They are in the programme, and no longer in its first cohort. */
    public void leaveCohort(List<PersonId> people) {
        people.forEach(person -> sql.update(
                "delete from cohort_member where cohort_id = ? and district_id = ? and person_id = ?",
                cohort,
                district.id(),
                person.id()));
    }

    public List<PersonId> members(int count) {
        List<PersonId> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            PersonId person = context.getBean(TestPeople.class).person(district, "Member " + i);
            context.getBean(TestProgrammes.class).joins(cohort, person, district);
            members.add(person);
        }
        return members;
    }

    /** Their school, by the district's register. */
    public void work(List<PersonId> people, String school) {
        if (sql.queryForObject(
                        "select count(*) from staff_school where district_id = ? and code = ?",
                        Integer.class,
                        district.id(),
                        school)
                == 0) {
            sql.update(
                    "insert into staff_school (district_id, code, name) values (?, ?, ?)",
                    district.id(),
                    school,
                    school);
        }
        for (PersonId person : people) {
            String number = UUID.randomUUID().toString();
            context.getBean(TestPeople.class).isRegisteredAs(number, person, district);
            sql.update(
                    "insert into staff_record (id, district_id, sourcedid, school_code, given_at, changed_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    UUID.randomUUID(),
                    district.id(),
                    number,
                    school,
                    at(now()),
                    at(now()));
        }
    }

    public void look(List<PersonId> people) {
        people.forEach(person -> context.publishEvent(new CredentialShown(credential.definition(), person, district)));
    }

    public void begin(List<PersonId> people) {
        for (PersonId person : people) {
            UUID enrolment = UUID.randomUUID();
            sql.update(
                    "insert into enrolment (id, version, district_id, earner_id, definition_id, definition_version_id,"
                            + " started_at) values (?, 0, ?, ?, ?, ?, ?)",
                    enrolment,
                    district.id(),
                    person.id(),
                    credential.definition().id(),
                    credential.id().id(),
                    at(now()));
            sql.update(
                    "insert into submission (id, version, district_id, enrolment_id, earner_id, definition_id,"
                            + " definition_version_id, attempt_no, status, met_before, met, started_at, changed_at)"
                            + " values (?, 0, ?, ?, ?, ?, ?, 1, 'DRAFT', json '[]', json '[]', ?, ?)",
                    UUID.randomUUID(),
                    district.id(),
                    enrolment,
                    person.id(),
                    credential.definition().id(),
                    credential.id().id(),
                    at(now()),
                    at(now()));
        }
    }

    public void bring(List<PersonId> people) {
        people.forEach(person -> sql.update(
                "insert into evidence_item (id, version, district_id, submission_id, requirement, kind, title,"
                        + " byte_count, criteria, added_at) select ?, 0, s.district_id, s.id, 'E1', 'TEXT', 'A note', 0,"
                        + " json '[]', s.started_at from submission s where s.district_id = ? and s.earner_id = ?",
                UUID.randomUUID(),
                district.id(),
                person.id()));
    }

    /** They hand in, and three business days later it is decided. */
    public void handIn(List<PersonId> people) {
        people.forEach(person -> sql.update(
                "update submission set status = 'SUBMITTED', submitted_at = ? where district_id = ? and earner_id = ?",
                at(now()),
                district.id(),
                person.id()));
    }

    public void earn(List<PersonId> people) {
        decide(people, "AWARDED");
        people.forEach(person -> sql.update(
                "insert into award (id, version, district_id, earner_id, definition_id, definition_version_id,"
                        + " submission_id, subject, title, awarded_at, shared) select ?, 0, s.district_id, s.earner_id,"
                        + " s.definition_id, s.definition_version_id, s.id, ?, 'An award', s.submitted_at, false"
                        + " from submission s where s.district_id = ? and s.earner_id = ?",
                UUID.randomUUID(),
                UUID.randomUUID(),
                district.id(),
                person.id()));
    }

    /** They set out again, and earn it before the former award has ended. */
    public void earnAnew(List<PersonId> people) {
        for (PersonId person : people) {
            sql.update(
                    "insert into enrolment (id, version, district_id, earner_id, definition_id, definition_version_id,"
                            + " term, started_at) select ?, 0, e.district_id, e.earner_id, e.definition_id,"
                            + " e.definition_version_id, 2, e.started_at from enrolment e where e.district_id = ?"
                            + " and e.earner_id = ?",
                    UUID.randomUUID(),
                    district.id(),
                    person.id());
            sql.update(
                    "insert into award (id, version, district_id, earner_id, definition_id, definition_version_id,"
                            + " submission_id, subject, title, awarded_at, shared) select ?, 0, a.district_id, a.earner_id,"
                            + " a.definition_id, a.definition_version_id, ?, ?, a.title, a.awarded_at, false from award a"
                            + " where a.district_id = ? and a.earner_id = ?",
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    district.id(),
                    person.id());
        }
    }

    /** Their enrolments are so old. */
    public void began(List<PersonId> people, Duration ago) {
        people.forEach(person -> sql.update(
                "update enrolment set started_at = ? where district_id = ? and earner_id = ?",
                at(now().minus(ago)),
                district.id(),
                person.id()));
    }

    /** Their awards are so old. */
    public void earned(List<PersonId> people, Duration ago) {
        people.forEach(person -> sql.update(
                "update award set awarded_at = ? where district_id = ? and earner_id = ?",
                at(now().minus(ago)),
                district.id(),
                person.id()));
    }

    /** Two readers decided it; of the first of them a third one did. */
    public void decided(List<PersonId> people, int thirds) {
        for (int n = 0; n < people.size(); n++) {
            UUID id = UUID.randomUUID();
            sql.update(
                    "insert into double_review (id, version, district_id, submission_id, definition_id,"
                            + " definition_version_id, earner_id, attempt_no, open_criteria, status, submitted_at, outcome,"
                            + " decided_at, decision) select ?, 0, s.district_id, s.id, s.definition_id,"
                            + " s.definition_version_id, s.earner_id, 1, json '[]', 'DECIDED', s.submitted_at, 'AWARDED',"
                            + " s.submitted_at, json '{}' from submission s where s.district_id = ? and s.earner_id = ?",
                    id,
                    district.id(),
                    people.get(n).id());
            for (String slot : n < thirds ? List.of("FIRST", "SECOND", "THIRD") : List.of("FIRST", "SECOND")) {
                sql.update(
                        "insert into review (id, version, district_id, double_review_id, slot, ratings)"
                                + " values (?, 0, ?, ?, ?, json '{}')",
                        UUID.randomUUID(),
                        district.id(),
                        id,
                        slot);
            }
        }
    }

    public void notYet(List<PersonId> people) {
        decide(people, "NOT_YET");
    }

    private void decide(List<PersonId> people, String outcome) {
        people.forEach(person -> sql.update(
                "update submission set status = ?, decided_at = ? where district_id = ? and earner_id = ?",
                outcome,
                at(now()),
                district.id(),
                person.id()));
    }

    /** Somebody was asked, and answers. */
    public UUID asked(PersonId person, String kind) {
        UUID id = UUID.randomUUID();
        sql.update(
                "insert into asked_question (id, version, district_id, person_id, definition_id, kind, asked_at,"
                        + " answers) values (?, 0, ?, ?, ?, ?, ?, '')",
                id,
                district.id(),
                person.id(),
                credential.definition().id(),
                kind,
                at(now()));
        return id;
    }

    public void answered(PersonId person, String kind, String answers, Duration ago) {
        UUID id = asked(person, kind);
        sql.update(
                "update asked_question set answers = ?, ended_at = ? where id = ? and district_id = ?",
                answers,
                at(now().minus(ago)),
                id,
                district.id());
    }

    public void count() {
        context.getBean(Summaries.class).count(district);
    }

    private Instant now() {
        return context.getBean(Clock.class).instant();
    }

    private static Timestamp at(Instant at) {
        return Timestamp.from(at);
    }
}
