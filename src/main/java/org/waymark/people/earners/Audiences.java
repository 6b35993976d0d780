package org.waymark.people.earners;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private static final int AT_ONCE = 1000;

    /** Protected as a minor nobody would find them, nor end the role. */
    private static final String NO_ROLE =
            " and not exists (select 1 from role_grant g where g.district_id = p.district_id"
                    + " and g.person_id = p.id and g.ended_at is null and (g.until_at is null or g.until_at > :now))";

    private static final String OF_THE_MAIN_ONE = """
            select p.audience from person p
            where p.district_id = :district and p.id = coalesce((
                select l.main_id from person_link l
                where l.other_id = :person and l.district_id = :district and l.undone_at is null), :person)
            """;

    private final JdbcClient jdbc;
    private final StaffRecords staff;
    private final People people;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Audiences(
            JdbcClient jdbc,
            StaffRecords staff,
            People people,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.people = people;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What they earn as, by any of their linked identities. */
    @Transactional(readOnly = true)
    public Audience of(PersonId person, DistrictId district) {
        return jdbc.sql(OF_THE_MAIN_ONE)
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
        return audience != Audience.STUDENT
                || people.rolesOf(people.main(person, district), district).isEmpty();
    }

    /**
     * Those of these who would earn as something else if a programme said so: who earns as an educator, as everyone does of
     * whom nothing was said, and, where it is for students, holds no role. A thousand in one read.
     */
    @Transactional(readOnly = true)
    public List<PersonId> addressed(Collection<PersonId> persons, DistrictId district, Audience audience) {
        List<UUID> ids = persons.stream().map(PersonId::id).toList();
        List<PersonId> addressed = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc.sql("select p.id from person p where p.district_id = :district and p.audience = 'EDUCATOR'"
                            + " and p.erased_at is null and p.id in (:ids)"
                            + (audience == Audience.STUDENT ? NO_ROLE : ""))
                    .param("district", district.id())
                    .param("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .query(UUID.class)
                    .list()
                    .forEach(id -> addressed.add(new PersonId(id)));
        }
        return addressed;
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
            PersonId identity,
            DistrictId district,
            Audience audience,
            String by,
            String reason,
            @Nullable String school,
            boolean minor) {
        PersonId person = people.main(identity, district);
        if (!people.isKnown(person, district)) {
            throw new PersonNotFound();
        }
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
                        + " where id in (:ids) and district_id = :district and protected_until is null")
                .param("end", OPEN_END)
                .param("school", known)
                .param(
                        "ids",
                        people.ids(person, district).stream().map(PersonId::id).toList())
                .param("district", district.id())
                .update();
        audit.recordAbout(district.id(), by, role(by, person), "minor-protected", person.toString(), person.toString());
        events.publishEvent(new MinorProtected(person, district));
    }

    /** Whoever joins what is for one kind of people says so of themselves. */
    private static String role(String by, PersonId person) {
        return by.equals(person.toString()) ? AuditLog.SELF_ROLE : Desk.roleOf(by);
    }
}
