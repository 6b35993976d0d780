package org.waymark.people.earners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.staff.StaffRecords;

/**
 * The students of a school who are protected as minors, for those of its staff who lead or coach here. Everyone else of the
 * district learns numbers at most.
 */
@Service
@Transactional
class SchoolStudents {

    /** Of linked identities, which are all protected, the person is the main one. */
    private static final String ONCE =
            " and not exists (select 1 from person_link l where l.district_id = p.district_id"
                    + " and l.other_id = p.id and l.undone_at is null)";

    private static final String PROTECTED = "select p.id, p.protected_school, p.protected_until from person p"
            + " where p.district_id = :district and p.erased_at is null and p.protected_until > :today" + ONCE;

    private static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(SchoolStudents.class);

    private final JdbcClient jdbc;
    private final SchoolWatches watches;
    private final StaffRecords staff;
    private final People people;
    private final GuardianConsents consents;
    private final AuditLog audit;
    private final Clock clock;

    SchoolStudents(
            JdbcClient jdbc,
            SchoolWatches watches,
            StaffRecords staff,
            People people,
            GuardianConsents consents,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.watches = watches;
        this.staff = staff;
        this.people = people;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many students of a school are protected. */
    record SchoolCount(String name, int students) {}

    /** @param more whether a page follows */
    record StudentsPage(List<StudentRow> rows, int number, boolean more) {}

    /** @param placed whether anybody has said which school is theirs */
    record StudentRow(PersonId person, String name, boolean consent, boolean placed) {}

    /**
     * @param school the code of their school; empty where nobody has said it
     * @param places whether this reader says whose school it is and when the protection ends
     * @param schools code and name of the schools to choose from
     */
    record StudentPage(
            PersonId person,
            String name,
            @Nullable LocalDate until,
            List<ConsentLine> consents,
            boolean consent,
            String school,
            boolean places,
            Map<String, String> schools) {}

    private record Protected(PersonId person, @Nullable String school, LocalDate until) {}

    /**
     * A page of the students whom this person looks after, by name; empty for who looks after none, of whatever role.
     *
     * @param number from 1
     */
    @Transactional(readOnly = true)
    Optional<StudentsPage> mine(SignedInPerson me, int number) {
        return watches.of(me.id(), me.district()).map(watch -> {
            int page = Math.max(number, 1);
            List<Protected> found = jdbc.sql(PROTECTED + " and (p.protected_school = :school"
                            + " or p.protected_school is null and :unassigned) order by p.search_name, p.id"
                            + " offset :skipped rows fetch first :most rows only")
                    .param("district", me.district().id())
                    .param("today", Minors.today(clock))
                    .param("school", watch.school(), Types.VARCHAR)
                    .param("unassigned", watch.unassigned())
                    .param("skipped", (page - 1L) * PAGE)
                    .param("most", PAGE + 1)
                    .query(SchoolStudents::row)
                    .list();
            List<Protected> shown = found.subList(0, Math.min(found.size(), PAGE));
            List<PersonId> students = shown.stream().map(Protected::person).toList();
            Map<PersonId, String> names = people.names(students, me.district());
            Set<PersonId> consented = consents.heldFor(students, me.district());
            return new StudentsPage(
                    shown.stream()
                            .map(student -> new StudentRow(
                                    student.person(),
                                    names.getOrDefault(student.person(), ""),
                                    consented.contains(student.person()),
                                    student.school() != null))
                            .toList(),
                    page,
                    found.size() > PAGE);
        });
    }

    /** How many there are in each school: all that a lead of another school learns. */
    @Transactional(readOnly = true)
    List<SchoolCount> counts(DistrictId district) {
        return jdbc.sql("select coalesce(max(s.name), p.protected_school) as name, count(*) as students from person p"
                        + " left join staff_school s on s.district_id = p.district_id and s.code = p.protected_school"
                        + " where p.district_id = :district and p.erased_at is null and p.protected_until > :today"
                        + " and p.protected_school is not null" + ONCE
                        + " group by p.protected_school order by p.protected_school")
                .param("district", district.id())
                .param("today", Minors.today(clock))
                .query((row, n) -> new SchoolCount(row.getString("name"), row.getInt("students")))
                .list();
    }

    /** A student's page; that it was looked at is recorded. */
    StudentPage look(PersonId student, SignedInPerson me) {
        Protected found = require(student, me);
        audit.looked(
                me.district().id(), me.id().toString(), roleOf(me).name(), student.toString(), "student " + student);
        List<ConsentLine> lines = consents.of(student, me.district());
        Map<String, String> schools = new LinkedHashMap<>();
        boolean places = leads(me);
        if (places) {
            schools.putAll(staff.schoolNames(me.district()));
        }
        return new StudentPage(
                student,
                people.names(List.of(student), me.district()).getOrDefault(student, ""),
                found.until().equals(Audiences.OPEN_END) ? null : found.until(),
                lines,
                lines.stream().anyMatch(ConsentLine::inForce),
                found.school() == null ? "" : found.school(),
                places,
                schools);
    }

    void recordConsent(PersonId student, GuardianConsent.Given given, SignedInPerson me) {
        require(student, me);
        consents.record(student, me.district(), given, me.id(), roleOf(me));
    }

    void endConsent(UUID consent, PersonId student, SignedInPerson me) {
        require(student, me);
        consents.end(consent, student, me.district(), me.id(), roleOf(me));
    }

    /**
     * A lead says which school is a student's: its staff see them from then on, and nobody else. False where there is no
     * such school.
     */
    boolean place(PersonId student, String school, SignedInPerson me) {
        requireLead(student, me);
        if (!staff.schoolNames(me.district()).containsKey(school)) {
            return false;
        }
        jdbc.sql("update person set protected_school = :school where id in (:ids) and district_id = :district")
                .param("school", school)
                .param("ids", ids(student, me.district()))
                .param("district", me.district().id())
                .update();
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                Role.LEAD.name(),
                "minor-school-said",
                student.toString(),
                student.toString());
        return true;
    }

    /**
     * A lead says until when a student is protected.
     *
     * @param until the first day on which they are not; null for no end yet
     */
    void protect(PersonId student, @Nullable LocalDate until, SignedInPerson me) {
        requireLead(student, me);
        jdbc.sql("update person set protected_until = :until where id in (:ids) and district_id = :district")
                .param("until", until == null ? Audiences.OPEN_END : until)
                .param("ids", ids(student, me.district()))
                .param("district", me.district().id())
                .update();
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                Role.LEAD.name(),
                "minor-protected-until",
                student.toString(),
                student + " " + until);
    }

    /** A lead says that the student is of age: whoever they are, they are seen like everyone from now on. */
    void endProtection(PersonId student, SignedInPerson me) {
        requireLead(student, me);
        lift(student, me.district());
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                Role.LEAD.name(),
                "minor-protection-ended",
                student.toString(),
                student.toString());
    }

    /** Takes off the protections whose day has come; whoever reads the log sees when. */
    void endDue() {
        List<UUID[]> due = jdbc.sql("select p.id, p.district_id from person p where p.protected_until <= :today" + ONCE)
                .param("today", Minors.today(clock))
                .query((row, n) ->
                        new UUID[] {row.getObject("id", UUID.class), row.getObject("district_id", UUID.class)})
                .list();
        for (UUID[] each : due) {
            lift(new PersonId(each[0]), new DistrictId(each[1]));
            String student = each[0].toString();
            audit.recordAbout(
                    each[1], AuditLog.WAYMARK, AuditLog.WAYMARK_ROLE, "minor-protection-ended", student, student);
        }
    }

    private void lift(PersonId student, DistrictId district) {
        jdbc.sql("update person set protected_until = null, protected_school = null"
                        + " where id in (:ids) and district_id = :district")
                .param("ids", ids(student, district))
                .param("district", district.id())
                .update();
        log.info("Person {} is protected as a minor no longer", student);
    }

    private List<UUID> ids(PersonId student, DistrictId district) {
        return people.ids(student, district).stream().map(PersonId::id).toList();
    }

    @Transactional(readOnly = true)
    boolean leads(SignedInPerson me) {
        return people.rolesOf(me.id(), me.district()).contains(Role.LEAD);
    }

    private Role roleOf(SignedInPerson me) {
        return leads(me) ? Role.LEAD : Role.COACH;
    }

    /** @throws PersonNotFound for whoever does not say such things of this student */
    @Transactional(readOnly = true)
    void requireLead(PersonId student, SignedInPerson me) {
        require(student, me);
        if (!leads(me)) {
            throw new PersonNotFound();
        }
    }

    private Protected require(PersonId student, SignedInPerson me) {
        SchoolWatches.Watch watch = watches.of(me.id(), me.district()).orElseThrow(PersonNotFound::new);
        return jdbc.sql(PROTECTED + " and p.id = :student")
                .param("district", me.district().id())
                .param("today", Minors.today(clock))
                .param("student", student.id())
                .query(SchoolStudents::row)
                .optional()
                .filter(found -> watch.covers(found.school()))
                .orElseThrow(PersonNotFound::new);
    }

    private static Protected row(ResultSet row, int number) throws SQLException {
        return new Protected(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("protected_school"),
                row.getObject("protected_until", LocalDate.class));
    }
}
