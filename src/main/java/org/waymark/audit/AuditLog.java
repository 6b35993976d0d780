package org.waymark.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The append-only record of who did what; it holds ids, never names. */
@Service
@Transactional
public class AuditLog {

    /** The actor of what the operator of the installation does. */
    public static final String OPERATOR = "operator";

    /** As what the operator acts. */
    public static final String OPERATOR_ROLE = "OPERATOR";

    /** The actor of what happens by itself, such as a role that runs out. */
    public static final String WAYMARK = "waymark";

    public static final String WAYMARK_ROLE = "WAYMARK";

    /** The actor of what an LMS's course list brings about. */
    public static final String LMS = "lms";

    public static final String LMS_ROLE = "LMS";

    /** As what somebody acts in their own matters. */
    public static final String SELF_ROLE = "SELF";

    private static final String LOOKED = "looked-";

    /** Verbs of those who read blind: who that was is nobody's to know, whoever searches. */
    private static final Set<String> BLIND = Set.of("looked-blind", "evidence-opened");

    /** A second one of the same hour adds nothing. */
    private static final String ADD_LOOK =
            "insert into audit_entry (id, district, at, actor, role, verb, about, subject, look_hour)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final AuditEntryRepository entries;
    private final JdbcTemplate jdbc;
    private final EntityManager query;
    private final Clock clock;

    AuditLog(AuditEntryRepository entries, JdbcTemplate jdbc, EntityManager query, Clock clock) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.query = query;
        this.clock = clock;
    }

    /** Something that was done. */
    public record Done(Instant at, String verb, String subject) {}

    /** What one person did in a district, by every id that is theirs, oldest first. */
    @Transactional(readOnly = true)
    public List<Done> by(UUID district, Collection<String> actors) {
        return entries.findByDistrictAndActorInOrderByAt(district, actors).stream()
                .map(entry -> new Done(entry.at(), entry.verb(), entry.subject()))
                .toList();
    }

    /**
     * What a district's record holds, newest first, a page at a time. Readers who read blind are in it without a name, and
     * are not found by one.
     */
    @Transactional(readOnly = true)
    public List<AuditLine> find(UUID district, AuditSearch search, int most) {
        Map<String, Object> named = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("select e from AuditEntry e where e.district = :district");
        named.put("district", district);
        if (search.persons() != null) {
            if (search.persons().isEmpty()) {
                return List.of();
            }
            where.append(" and (e.about in :persons or e.actor in :persons and e.verb not in :blind)");
            named.put("persons", search.persons());
            named.put("blind", BLIND);
        }
        if (search.about() != null) {
            where.append(" and e.about in :about and e.verb like 'looked-%'");
            named.put("about", search.about());
        }
        if (search.group() != null) {
            where.append(" and ").append(search.group().condition("e.verb"));
        }
        if (search.from() != null) {
            where.append(" and e.at >= :from");
            named.put("from", search.from());
        }
        if (search.until() != null) {
            where.append(" and e.at < :until");
            named.put("until", search.until());
        }
        AuditPlace after = search.after();
        if (after != null) {
            where.append(" and (e.at < :at or e.at = :at and e.id < :id)");
            named.put("at", after.at());
            named.put("id", after.id());
        }
        where.append(" order by e.at desc, e.id desc");
        TypedQuery<AuditEntry> found = query.createQuery(where.toString(), AuditEntry.class);
        named.forEach(found::setParameter);
        return found.setMaxResults(most).getResultList().stream()
                .map(entry -> new AuditLine(
                        new AuditPlace(entry.at(), Objects.requireNonNull(entry.getId())),
                        BLIND.contains(entry.verb()) ? null : entry.actor(),
                        entry.role(),
                        entry.verb(),
                        entry.about(),
                        entry.subject()))
                .toList();
    }

    @Transactional(readOnly = true)
    public long countBy(UUID district, Collection<String> actors) {
        return entries.countByDistrictAndActorIn(district, actors);
    }

    /**
     * Records a fact, in the transaction of what it tells of.
     *
     * @param actor id of a person, or {@link #OPERATOR}
     * @param verb what was done, past tense, such as role-given
     * @param subject to what, by ids and codes
     */
    public void record(UUID district, String actor, String verb, String subject) {
        String role = actor.equals(OPERATOR) ? OPERATOR_ROLE : null;
        entries.save(new AuditEntry(district, clock.instant(), actor, role, verb, null, subject));
    }

    /**
     * Records a fact and as what the actor did it, in the transaction of what it tells of.
     *
     * @param role such as LEAD, INSTRUCTOR or LMS_ADMIN
     */
    public void record(UUID district, String actor, String role, String verb, String subject) {
        entries.save(new AuditEntry(district, clock.instant(), actor, role, verb, null, subject));
    }

    /**
     * Records a fact about a person, who finds it among what concerns them.
     *
     * @param about id of the person whom it concerns
     */
    public void recordAbout(UUID district, String actor, String role, String verb, String about, String subject) {
        entries.save(new AuditEntry(district, clock.instant(), actor, role, verb, about, subject));
    }

    /**
     * Records that someone looked at a person's work: once an hour for the same thing, however many of its pages and
     * files they open. A look at one's own work is nobody else's matter and is not recorded. Not for a read-only
     * transaction.
     *
     * @param role as what they looked, such as REVIEWER, INSTRUCTOR or LEAD
     * @param subjectPerson id of the person whose work it is
     * @param what a code of what was looked at and, after a space, its id: the verb is looked-code
     */
    public void looked(UUID district, String actor, String role, String subjectPerson, String what) {
        looked(district, actor, role, List.of(subjectPerson), what);
    }

    /** The same for everyone whose work one page shows, at once. */
    public void looked(UUID district, String actor, String role, Collection<String> subjectPersons, String what) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("A look is written, which a read-only transaction cannot do");
        }
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Object[]> rows = subjectPersons.stream()
                .filter(person -> !person.equals(actor))
                .map(person -> new Object[] {
                    UuidCreator.getTimeOrderedEpoch(),
                    district,
                    now,
                    actor,
                    role,
                    LOOKED + what.split(" ", 2)[0],
                    person,
                    what,
                    now.truncatedTo(ChronoUnit.HOURS)
                })
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(ADD_LOOK, rows);
        }
    }
}
