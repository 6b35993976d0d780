package org.waymark.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;

/** Who they are, what they may do, which courses list them, where they are signed in. */
@Component
@Order(100)
@Transactional
class ErasedPerson implements ErasurePart {

    private final PersonRepository persons;
    private final PersonOldIdRepository oldIds;
    private final RoleGrantRepository grants;
    private final People people;
    private final NamedParameterJdbcTemplate jdbc;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AuditLog audit;
    private final Clock clock;

    ErasedPerson(
            PersonRepository persons,
            PersonOldIdRepository oldIds,
            RoleGrantRepository grants,
            People people,
            NamedParameterJdbcTemplate jdbc,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            AuditLog audit,
            Clock clock) {
        this.persons = persons;
        this.oldIds = oldIds;
        this.grants = grants;
        this.people = people;
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "person";
    }

    @Override
    public Set<String> tables() {
        return Set.of("person", "person_old_id", "role_grant", "roster_member", "spring_session", "audit_entry");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> words(PersonId person, DistrictId district) {
        return persons.findByIdAndDistrict(person, district).map(Person::words).orElse(Set.of());
    }

    /** A district without a lead could look after nobody. */
    @Override
    @Transactional(readOnly = true)
    public Optional<ErasureHold> hold(Erasure erasure) {
        List<PersonId> leads = people.inRole(Role.LEAD, erasure.district());
        return leads.size() == 1 && leads.contains(erasure.person())
                ? Optional.of(new ErasureHold("people.erasure.hold.last-lead", null))
                : Optional.empty();
    }

    /** The LMS's id leads here no more, no role is held, no session goes on. */
    @Override
    public void sever(Erasure erasure) {
        for (Role role : people.rolesOf(erasure.person(), erasure.district())) {
            people.withdrawErased(role, erasure.person(), erasure.district());
        }
        persons.hold(erasure.person(), erasure.district()).ifPresent(person -> person.erase(clock.instant()));
        // Whom an LMS knows by another account, too, and who was linked.
        for (People.LmsIdentity identity : erasure.identities()) {
            persons.findByDistrictAndIssuerAndSub(erasure.district(), identity.issuer(), identity.sub())
                    .ifPresent(other -> other.erase(clock.instant()));
        }
        persons.flush();
        endSessions(sessions, erasure.person());
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        List<ErasureLine> lines = new ArrayList<>();
        boolean named = persons.findByIdAndDistrict(erasure.person(), erasure.district())
                .filter(person -> !person.isErased())
                .isPresent();
        erased(lines, "people.erasure.identity", named ? 1 : 0);
        erased(
                lines,
                "people.erasure.old-ids",
                oldIds.findByPersonAndDistrict(erasure.person(), erasure.district())
                        .size());
        erased(lines, "people.erasure.rosters", rosters(erasure));
        List<RoleGrant> roles = grants.findByPersonAndDistrict(erasure.person(), erasure.district());
        if (!roles.isEmpty()) {
            lines.add(ErasureLine.pseudonymised("people.erasure.roles", roles.size()));
        }
        long entries =
                audit.countBy(erasure.district().id(), List.of(erasure.person().toString()));
        if (entries > 0) {
            lines.add(ErasureLine.pseudonymised("people.erasure.audit", entries));
        }
        return lines;
    }

    @Override
    public void erase(Erasure erasure) {
        oldIds.deleteByPersonAndDistrict(erasure.person(), erasure.district());
        grants.findByPersonAndDistrict(erasure.person(), erasure.district()).forEach(RoleGrant::forgetReason);
        for (People.LmsIdentity identity : erasure.identities()) {
            jdbc.update(
                    "delete from roster_member where district_id = :district and sub = :sub and roster_id in"
                            + " (select id from course_roster where district_id = :district and issuer = :issuer)",
                    of(erasure, identity));
        }
        jdbc.update(
                "update person set launched_from = null, launched_from_at = null, protected_school = null,"
                        + " language = null where district_id = :district and erased_at is not null"
                        + " and (launched_from is not null or protected_school is not null or language is not null)",
                Map.of("district", erasure.district().id()));
        endSessions(sessions, erasure.person());
    }

    private long rosters(Erasure erasure) {
        long count = 0;
        for (People.LmsIdentity identity : erasure.identities()) {
            Long rows = jdbc.queryForObject(
                    "select count(*) from roster_member m join course_roster r on r.id = m.roster_id"
                            + " where m.district_id = :district and m.sub = :sub and r.issuer = :issuer",
                    of(erasure, identity),
                    Long.class);
            count += rows == null ? 0 : rows;
        }
        return count;
    }

    private static Map<String, Object> of(Erasure erasure, People.LmsIdentity identity) {
        return Map.of("district", erasure.district().id(), "sub", identity.sub(), "issuer", identity.issuer());
    }

    private static void erased(List<ErasureLine> lines, String what, long count) {
        if (count > 0) {
            lines.add(ErasureLine.erased(what, count));
        }
    }

    private static <S extends Session> void endSessions(FindByIndexNameSessionRepository<S> sessions, PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }
}
