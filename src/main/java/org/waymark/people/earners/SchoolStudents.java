package org.waymark.people.earners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
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

/**
 * The students of a school who are protected as minors, for those of its staff who lead or coach here. Everyone else of the
 * district learns numbers at most.
 */
@Service
@Transactional
class SchoolStudents {

    private static final String PROTECTED = "select id, protected_school, protected_until from person"
            + " where district_id = :district and protected_until > :today";

    private static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(SchoolStudents.class);

    private final JdbcClient jdbc;
    private final SchoolWatches watches;
    private final People people;
    private final GuardianConsents consents;
    private final AuditLog audit;
    private final Clock clock;

    SchoolStudents(
            JdbcClient jdbc,
            SchoolWatches watches,
            People people,
            GuardianConsents consents,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.watches = watches;
        this.people = people;
        this.consents = consents;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many students of a school are protected. */
    record SchoolCount(String name, int students) {}

    /** @param more whether a page follows */
    record StudentsPage(List<StudentRow> rows, int number, boolean more) {}

    record StudentRow(PersonId person, String name, boolean consent) {}

    record StudentPage(
            PersonId person, String name, @Nullable LocalDate until, List<ConsentLine> consents, boolean consent) {}

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
            List<PersonId> found = jdbc.sql("select id from person where district_id = :district"
                            + " and protected_until > :today and (protected_school = :school"
                            + " or protected_school is null and :unassigned) order by search_name, id"
                            + " limit :most offset :skipped")
                    .param("district", me.district().id())
                    .param("today", Minors.today(clock))
                    .param("school", watch.school(), Types.VARCHAR)
                    .param("unassigned", watch.unassigned())
                    .param("skipped", (page - 1L) * PAGE)
                    .param("most", PAGE + 1)
                    .query((row, n) -> new PersonId(row.getObject("id", UUID.class)))
                    .list();
            List<PersonId> students = found.subList(0, Math.min(found.size(), PAGE));
            Map<PersonId, String> names = people.names(students, me.district());
            Set<PersonId> consented = consents.heldFor(students, me.district());
            return new StudentsPage(
                    students.stream()
                            .map(student -> new StudentRow(
                                    student, names.getOrDefault(student, ""), consented.contains(student)))
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
                        + " where p.district_id = :district and p.protected_until > :today"
                        + " and p.protected_school is not null group by p.protected_school order by p.protected_school")
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
        return new StudentPage(
                student,
                people.names(List.of(student), me.district()).getOrDefault(student, ""),
                found.until().equals(Audiences.OPEN_END) ? null : found.until(),
                lines,
                lines.stream().anyMatch(ConsentLine::inForce));
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
     * Says until when a student is protected.
     *
     * @param until the first day on which they are not; null for no end yet
     */
    void protect(PersonId student, @Nullable LocalDate until, SignedInPerson me) {
        require(student, me);
        jdbc.sql("update person set protected_until = :until where id = :person and district_id = :district")
                .param("until", until == null ? Audiences.OPEN_END : until)
                .param("person", student.id())
                .param("district", me.district().id())
                .update();
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                roleOf(me).name(),
                "minor-protected-until",
                student.toString(),
                student + " " + until);
    }

    /** The student is of age: whoever they are, they are seen like everyone from now on. */
    void endProtection(PersonId student, SignedInPerson me) {
        require(student, me);
        lift(student, me.district());
        audit.recordAbout(
                me.district().id(),
                me.id().toString(),
                roleOf(me).name(),
                "minor-protection-ended",
                student.toString(),
                student.toString());
    }

    /** Takes off the protections whose day has come; whoever reads the log sees when. */
    void endDue() {
        List<UUID[]> due = jdbc.sql("select id, district_id from person where protected_until <= :today")
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
                        + " where id = :person and district_id = :district")
                .param("person", student.id())
                .param("district", district.id())
                .update();
        log.info("Person {} is protected as a minor no longer", student);
    }

    @Transactional(readOnly = true)
    boolean leads(SignedInPerson me) {
        return people.rolesOf(me.id(), me.district()).contains(Role.LEAD);
    }

    private Role roleOf(SignedInPerson me) {
        return leads(me) ? Role.LEAD : Role.COACH;
    }

    private Protected require(PersonId student, SignedInPerson me) {
        SchoolWatches.Watch watch = watches.of(me.id(), me.district()).orElseThrow(PersonNotFound::new);
        return jdbc.sql(PROTECTED + " and id = :student")
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
