package org.waymark.people;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;
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
    private static final String BY_THE_LMS = "lms";

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
     * ended there.
     *
     * @param subs some hundreds of LMS users of one issuer at most
     */
    void close(DistrictId district, String issuer, List<String> subs) {
        if (subs.isEmpty()) {
            return;
        }
        List<UUID> persons = jdbc.queryForList(
                "select p.id from person p where p.district_id = :district and p.issuer = :issuer and p.sub in (:subs)"
                        + " and p.access_closed_at is null"
                        + " and not exists (select 1 from role_grant g where g.person_id = p.id"
                        + " and g.district_id = :district and g.ended_at is null)"
                        + " and not exists (select 1 from roster_member m join course_roster r on r.id = m.roster_id"
                        + " where m.district_id = :district and m.sub = p.sub and m.status = 'ACTIVE'"
                        + " and r.issuer = :issuer)",
                new MapSqlParameterSource("district", district.id())
                        .addValue("issuer", issuer)
                        .addValue("subs", subs),
                UUID.class);
        persons.forEach(person -> close(new PersonId(person), district));
    }

    /** The LMS vouches for them again. */
    void open(PersonId person, DistrictId district) {
        jdbc.update(
                "update person set access_closed_at = null, version = version + 1"
                        + " where id = :person and district_id = :district",
                Map.of("person", person.id(), "district", district.id()));
        audit.record(district.id(), BY_THE_LMS, "access-opened", person.toString());
    }

    private void close(PersonId person, DistrictId district) {
        jdbc.update(
                "update person set access_closed_at = :now, version = version + 1"
                        + " where id = :person and district_id = :district",
                Map.of(
                        "now",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        "person",
                        person.id(),
                        "district",
                        district.id()));
        audit.record(district.id(), BY_THE_LMS, "access-closed", person.toString());
        mark(sessions, person);
        log.info("Access of person {} was closed: no course lists them any more", person);
    }

    private static <S extends Session> void mark(FindByIndexNameSessionRepository<S> sessions, PersonId person) {
        for (S session : sessions.findByPrincipalName(person.toString()).values()) {
            session.setAttribute(MARK, true);
            sessions.save(session);
        }
    }
}
