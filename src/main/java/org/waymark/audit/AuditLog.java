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
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
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

    private static final int BATCH = 500;
    private static final AuditPlace BEFORE_ALL = new AuditPlace(Instant.EPOCH, new UUID(0, 0));

    /** Verbs of those who read blind: who that was is nobody's to know, whoever searches. */
    private static final Set<String> BLIND = Set.of("looked-blind", "evidence-opened", "concern-raised");

    /**
     * What people mean to do, whom they let look at a draft, what they appeal, whom they keep apart from and what they rate
     * to learn: nobody else finds it.
     */
    private static final String NOT_PRIVATE = " and e.verb not like 'plan-%' and e.verb not like 'coach-%'"
            + " and e.verb not like 'appeal-%'"
            + " and e.verb not like 'colleague-%'"
            + " and e.verb not like 'reviewing-apart-%' and e.verb not like 'reviewing-samples-%'"
            + " and e.verb not in :private";

    /** More of it, by the whole verb: what was said freely, and looks that tell whose work was spoken of. */
    private static final Set<String> PRIVATE = Set.of(
            "looked-coached",
            "looked-concern",
            "looked-decision-record",
            "reviewing-sample-allowed",
            "reviewing-sample-not-allowed",
            "reviewing-wished",
            "reviewing-not-wished",
            // Who is in a pool, or may be found, tells it to leads in no other way than that.
            "position-entered",
            "position-withdrawn",
            "strengths-offered",
            "strengths-withdrawn");

    /** Blind readers of one hour are one line to whose work it is: three of them would tell that two differed. */
    private static final String ONE_OF_AN_HOUR = " and (e.verb not in :blind or not exists (select 1 from AuditEntry o"
            + " where o.district = e.district and o.about = e.about and o.verb = e.verb and o.at = e.at and o.id > e.id))";

    /** A second one of the same hour adds nothing. */
    private static final String ADD_LOOK =
            "insert into audit_entry (id, district, at, actor, role, verb, about, subject, look_hour)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private final AuditEntryRepository entries;
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate jdbcByName;
    private final EntityManager query;
    private final Clock clock;

    AuditLog(AuditEntryRepository entries, JdbcTemplate jdbc, EntityManager query, Clock clock) {
        this.entries = entries;
        this.jdbc = jdbc;
        this.jdbcByName = new NamedParameterJdbcTemplate(jdbc);
        this.query = query;
        this.clock = clock;
    }

    /** Something that was done. */
    public record Done(Instant at, String verb, String subject) {}

    /**
     * What one person did in a district, by every id that is theirs, oldest first; however much it is, little of it is in
     * memory at a time.
     */
    @Transactional(readOnly = true)
    public Iterable<Done> by(UUID district, Collection<String> actors) {
        return () -> Stream.iterate(
                        batch(district, actors, BEFORE_ALL),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH
                                ? List.of()
                                : batch(district, actors, batch.get(BATCH - 1).place()))
                .flatMap(List::stream)
                .map(Placed::done)
                .iterator();
    }

    private record Placed(AuditPlace place, Done done) {}

    private List<Placed> batch(UUID district, Collection<String> actors, AuditPlace after) {
        return jdbcByName.query(
                "select id, at, verb, subject from audit_entry where district = :district and actor in (:actors)"
                        + " and (at > :at or at = :at and id > :id) order by at, id limit :most",
                Map.of(
                        "district",
                        district,
                        "actors",
                        actors,
                        "at",
                        OffsetDateTime.ofInstant(after.at(), ZoneOffset.UTC),
                        "id",
                        after.id(),
                        "most",
                        BATCH),
                (row, n) -> {
                    Instant then = row.getObject("at", OffsetDateTime.class).toInstant();
                    return new Placed(
                            new AuditPlace(then, row.getObject("id", UUID.class)),
                            new Done(then, row.getString("verb"), row.getString("subject")));
                });
    }

    /**
     * What a district's record holds, newest first, a page at a time; but for what is people's own: their plans, whom they
     * let look at their drafts, what they answered freely, and over what their work was asked after by name. Only the looks
     * at somebody's own work tell of those. Who read blind is in it without a name, and to all
     * but the person herself without whose work it was: nobody is found by either, since how many read somebody's work,
     * and when, tells how it went.
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
            where.append(" and (e.about in :persons or e.actor in :persons) and e.verb not in :blind");
            named.put("persons", search.persons());
            named.put("blind", BLIND);
        }
        if (search.about() == null) {
            where.append(NOT_PRIVATE);
            named.put("private", PRIVATE);
        } else {
            where.append(" and e.about in :about and e.verb like 'looked-%'").append(ONE_OF_AN_HOUR);
            named.put("about", search.about());
            named.put("blind", BLIND);
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
                .map(AuditLog::line)
                .toList();
    }

    private static AuditLine line(AuditEntry entry) {
        AuditPlace place = new AuditPlace(entry.at(), Objects.requireNonNull(entry.getId()));
        return BLIND.contains(entry.verb())
                ? new AuditLine(place, null, null, entry.verb(), null, "")
                : new AuditLine(place, entry.actor(), entry.role(), entry.verb(), entry.about(), entry.subject());
    }

    @Transactional(readOnly = true)
    public long countBy(UUID district, Collection<String> actors) {
        return entries.countByDistrictAndActorIn(district, actors);
    }

    /**
     * Records a fact and as what the actor did it, in the transaction of what it tells of.
     *
     * @param actor id of a person, or a constant such as {@link #OPERATOR}
     * @param role such as LEAD, INSTRUCTOR or LMS_ADMIN
     * @param verb what was done, past tense, such as programme-made
     * @param subject to what, by ids and codes
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
        OffsetDateTime hour = now.truncatedTo(ChronoUnit.HOURS);
        String verb = LOOKED + what.split(" ", 2)[0];
        // Neither its time nor its place among the others, nor an id made of the time, tells when somebody read blind.
        boolean blind = BLIND.contains(verb);
        List<Object[]> rows = subjectPersons.stream()
                .filter(person -> !person.equals(actor))
                .map(person -> new Object[] {
                    blind ? UuidCreator.getRandomBased() : UuidCreator.getTimeOrderedEpoch(),
                    district,
                    blind ? hour : now,
                    actor,
                    role,
                    verb,
                    person,
                    what,
                    hour
                })
                .toList();
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(ADD_LOOK, rows);
        }
    }
}
