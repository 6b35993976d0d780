package org.waymark.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;

/**
 * Who was taken off their course. Their work stays; their sessions are marked, so that only the requests of those ask
 * the database, and the next launch opens the door again.
 */
@Service
@Transactional
public class ClosedAccess {

    /** The session attribute of someone whose access was closed at some time. */
    public static final String MARK = "waymark-access-closed";

    /** Where such a request is sent on to. */
    public static final String PAGE = "/access-closed";

    private static final Logger log = LoggerFactory.getLogger(ClosedAccess.class);
    private static final String LINKS = " from person_link where district_id = :district and undone_at is null";
    /** A launch of this age still speaks for someone whom another course lets go. */
    private static final Duration LATELY = Duration.ofDays(30);

    private final NamedParameterJdbcTemplate jdbc;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AuditLog audit;
    private final Clock clock;

    ClosedAccess(
            NamedParameterJdbcTemplate jdbc,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is closed now. */
    @Transactional(readOnly = true)
    public boolean isClosed(PersonId person, DistrictId district) {
        Integer closed = jdbc.queryForObject(
                "select count(*) from person where id = :person and district_id = :district"
                        + " and access_closed_at is not null",
                Map.of("person", person.id(), "district", district.id()),
                Integer.class);
        return closed != null && closed > 0;
    }

    /**
     * Closes it for those of these whom no other course lists and who hold no role here: a role is given in Waymark, and
     * ended there. Who lately came from a course that did not let them go stays too: not every course has a list. Of linked
     * identities each one that may still come in keeps all of them in. Mark the sessions of those it answers once the
     * transaction has ended.
     *
     * @param subs some hundreds of LMS users of one issuer at most
     */
    List<PersonId> close(DistrictId district, String issuer, List<String> subs) {
        if (subs.isEmpty()) {
            return List.of();
        }
        List<UUID> dropped = jdbc.queryForList(
                "select p.id from person p where p.district_id = :district and p.issuer = :issuer and p.sub in (:subs)",
                new MapSqlParameterSource("district", district.id())
                        .addValue("issuer", issuer)
                        .addValue("subs", subs),
                UUID.class);
        List<PersonId> closed = shut(
                district,
                people(dropped, district),
                " or exists (select 1 from roster_member m join course_roster r on r.id = m.roster_id"
                        + " where m.district_id = :district and m.sub = p.sub and m.status = 'ACTIVE'"
                        + " and r.issuer = p.issuer)"
                        + " or p.launched_from is not null and p.launched_from_at >= :lately and not exists (select 1"
                        + " from roster_member m join course_roster r on r.id = m.roster_id"
                        + " where m.district_id = :district and m.sub = p.sub and m.status <> 'ACTIVE'"
                        + " and r.issuer = p.issuer and r.context_id = p.launched_from)");
        closed.forEach(person -> {
            audit.recordAbout(
                    district.id(),
                    AuditLog.LMS,
                    AuditLog.LMS_ROLE,
                    "access-closed",
                    person.toString(),
                    person.toString());
            log.info("Access of person {} was closed: no course lists them any more", person);
        });
        return closed;
    }

    /**
     * Closes it for those of these who hold no role here, whoever else lists them: the district's register let them go. Mark
     * the sessions of those it answers once the transaction has ended.
     *
     * @param persons some hundreds at most
     * @param by who says so, as the audit names them
     */
    public List<PersonId> close(DistrictId district, Collection<PersonId> persons, String by) {
        if (persons.isEmpty()) {
            return List.of();
        }
        List<PersonId> closed = shut(
                district,
                people(persons.stream().map(PersonId::id).toList(), district),
                " or exists (select 1 from staff_record s where s.district_id = :district"
                        + " and s.sourcedid = p.sourcedid and s.left_at is null)");
        closed.forEach(person -> audit.recordAbout(
                district.id(), by, Desk.roleOf(by), "access-closed", person.toString(), person.toString()));
        if (!closed.isEmpty()) {
            log.info("Access of {} people was closed: the district's register let them go", closed.size());
        }
        return closed;
    }

    /** Whose these are: every identity of each person, by the one that is signed in as. */
    private Map<UUID, List<UUID>> people(List<UUID> some, DistrictId district) {
        Map<UUID, List<UUID>> people = new LinkedHashMap<>();
        if (some.isEmpty()) {
            return people;
        }
        Set<UUID> mains = new LinkedHashSet<>(some);
        jdbc.query(
                "select main_id, other_id" + LINKS + " and other_id in (:some)",
                Map.of("some", some, "district", district.id()),
                link -> {
                    mains.remove(link.getObject("other_id", UUID.class));
                    mains.add(link.getObject("main_id", UUID.class));
                });
        mains.forEach(main -> people.put(main, new ArrayList<>(List.of(main))));
        jdbc.query(
                "select main_id, other_id" + LINKS + " and main_id in (:mains)",
                Map.of("mains", mains, "district", district.id()),
                link -> {
                    people.getOrDefault(link.getObject("main_id", UUID.class), new ArrayList<>())
                            .add(link.getObject("other_id", UUID.class));
                });
        return people;
    }

    /**
     * Shuts out those whose access is open, who hold no role, and whom nothing else keeps in by any of their identities.
     *
     * @param kept what keeps an identity p in, as SQL that begins with or
     */
    private List<PersonId> shut(DistrictId district, Map<UUID, List<UUID>> people, String kept) {
        if (people.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> ids = people.values().stream().flatMap(List::stream).toList();
        MapSqlParameterSource those = new MapSqlParameterSource("district", district.id())
                .addValue("persons", ids)
                .addValue("now", at(now))
                .addValue("lately", at(now.minus(LATELY)));
        Set<UUID> staying = new HashSet<>(jdbc.queryForList(
                "select p.id from person p where p.district_id = :district and p.id in (:persons)"
                        + " and (exists (select 1 from role_grant g where g.person_id = p.id"
                        + " and g.district_id = :district and g.ended_at is null"
                        + " and (g.until_at is null or g.until_at > :now))" + kept + ")",
                those,
                UUID.class));
        Set<UUID> open = new HashSet<>(jdbc.queryForList(
                "select p.id from person p where p.district_id = :district and p.id in (:persons)"
                        + " and p.access_closed_at is null",
                those,
                UUID.class));
        List<UUID> leaving = people.entrySet().stream()
                .filter(person -> open.contains(person.getKey())
                        && person.getValue().stream().noneMatch(staying::contains))
                .map(Map.Entry::getKey)
                .toList();
        if (!leaving.isEmpty()) {
            shut(
                    district,
                    leaving.stream()
                            .flatMap(person -> people.getOrDefault(person, List.of()).stream())
                            .toList());
        }
        return leaving.stream().map(PersonId::new).toList();
    }

    private void shut(DistrictId district, List<UUID> persons) {
        jdbc.update(
                "update person set access_closed_at = :now, version = version + 1"
                        + " where id in (:persons) and district_id = :district",
                Map.of("now", at(clock.instant()), "persons", persons, "district", district.id()));
    }

    /**
     * Marks the sessions of people whose access is closed now. Each is written in a transaction of its own, so call it
     * after the one that closed: a mark seen before that would be taken off again, and two connections would be held.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void mark(List<PersonId> closed) {
        for (PersonId person : closed) {
            try {
                mark(sessions, person);
            } catch (RuntimeException e) {
                log.error("The sessions of person {}, whose access is closed, could not be marked", person, e);
            }
        }
    }

    /** The LMS lets them in from a course, or from none; written without a version, as no entity writes it. */
    void launched(PersonId person, DistrictId district, String course) {
        jdbc.update(
                "update person set launched_from = :course, launched_from_at = :now"
                        + " where id = :person and district_id = :district",
                Map.of("course", course, "now", at(clock.instant()), "person", person.id(), "district", district.id()));
    }

    /** The LMS vouches for them again. */
    void open(PersonId person, DistrictId district) {
        open(person, district, AuditLog.LMS);
    }

    /** Somebody vouches for them again, as the audit names them. */
    public void open(PersonId person, DistrictId district, String by) {
        jdbc.update(
                "update person set access_closed_at = null, version = version + 1"
                        + " where id = :person and district_id = :district",
                Map.of("person", person.id(), "district", district.id()));
        audit.recordAbout(district.id(), by, Desk.roleOf(by), "access-opened", person.toString(), person.toString());
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static <S extends Session> void mark(FindByIndexNameSessionRepository<S> sessions, PersonId person) {
        for (S session : sessions.findByPrincipalName(person.toString()).values()) {
            session.setAttribute(MARK, true);
            sessions.save(session);
        }
    }
}
