package org.waymark.people.earners;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonNotFound;
import org.waymark.people.staff.StaffFacts;
import org.waymark.people.staff.StaffRecords;

/** As whom people earn; a programme gives it to those who join, a lead to one person for a reason. */
@Service
@Transactional
public class Audiences {

    /** A protection that has no end yet. */
    static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);

    private static final Logger log = LoggerFactory.getLogger(Audiences.class);

    private final JdbcClient jdbc;
    private final StaffRecords staff;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    Audiences(JdbcClient jdbc, StaffRecords staff, People people, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Audience of(PersonId person, DistrictId district) {
        return jdbc.sql("select audience from person where id = :person and district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .optional()
                .map(Audience::valueOf)
                .orElseThrow(PersonNotFound::new);
    }

    /** The same for who may say it; that they looked is recorded. */
    Audience look(PersonId person, Desk desk) {
        audit.looked(desk.district().id(), desk.actor(), desk.role(), person.toString(), "audience " + person);
        return of(person, desk.district());
    }

    /** Why somebody earns as what they do; empty where nobody ever said. */
    @Transactional(readOnly = true)
    Optional<String> reason(PersonId person, DistrictId district) {
        return jdbc.sql("select reason from audience_given where person_id = :person and district_id = :district"
                        + " order by given_at desc, id desc limit 1")
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .optional();
    }

    /** Not a student who holds a role: protected as a minor nobody would find them, nor end the role. */
    @Transactional(readOnly = true)
    public boolean mayBecome(PersonId person, DistrictId district, Audience audience) {
        return audience != Audience.STUDENT || people.rolesOf(person, district).isEmpty();
    }

    /**
     * Gives it; whoever becomes a student is protected as a minor from now on.
     *
     * @param by id of a person, or {@link AuditLog#OPERATOR}
     * @param reason in words, kept with the person
     */
    public void give(PersonId person, DistrictId district, Audience audience, String by, String reason) {
        give(person, district, audience, by, reason, null, audience == Audience.STUDENT);
    }

    /**
     * The same, by someone who knows more.
     *
     * @param school the code of a student's school; null for what the register says
     * @param minor whether a student is to be protected
     */
    void give(
            PersonId person,
            DistrictId district,
            Audience audience,
            String by,
            String reason,
            @Nullable String school,
            boolean minor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An audience is given for a reason");
        }
        if (of(person, district) == audience) {
            return;
        }
        jdbc.sql("update person set audience = :audience where id = :person and district_id = :district")
                .param("audience", audience.name())
                .param("person", person.id())
                .param("district", district.id())
                .update();
        jdbc.sql("insert into audience_given (id, district_id, person_id, audience, reason, given_by, given_at)"
                        + " values (:id, :district, :person, :audience, :reason, :by, :now)")
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("district", district.id())
                .param("person", person.id())
                .param("audience", audience.name())
                .param("reason", reason.strip())
                .param("by", by)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        audit.recordAbout(
                district.id(), by, role(by, person), "audience-given", person.toString(), audience + " " + person);
        log.info("Person {} earns as {} from now on", person, audience);
        if (audience == Audience.STUDENT && minor) {
            protect(person, district, by, school);
        }
    }

    private void protect(PersonId person, DistrictId district, String by, @Nullable String school) {
        String known = school != null
                ? school
                : staff.of(district, person).map(StaffFacts::school).orElse(null);
        jdbc.sql("update person set protected_until = :end, protected_school = :school"
                        + " where id = :person and district_id = :district and protected_until is null")
                .param("end", OPEN_END)
                .param("school", known)
                .param("person", person.id())
                .param("district", district.id())
                .update();
        audit.recordAbout(district.id(), by, role(by, person), "minor-protected", person.toString(), person.toString());
    }

    /** Whoever joins what is for one kind of people says so of themselves. */
    private static String role(String by, PersonId person) {
        return by.equals(person.toString()) ? AuditLog.SELF_ROLE : Desk.roleOf(by);
    }
}
