package org.waymark.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of who did what; it holds ids, never names. */
@Service
@Transactional
public class AuditLog {

    /** The actor of what the operator of the installation does. */
    public static final String OPERATOR = "operator";

    private final AuditEntryRepository entries;
    private final Clock clock;

    AuditLog(AuditEntryRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** Something that was done. */
    public record Done(Instant at, String verb, String subject) {}

    /** What one actor did in a district, oldest first. */
    @Transactional(readOnly = true)
    public List<Done> by(UUID district, String actor) {
        return entries.findByDistrictAndActorOrderByAt(district, actor).stream()
                .map(entry -> new Done(entry.at(), entry.verb(), entry.subject()))
                .toList();
    }

    @Transactional(readOnly = true)
    public long countBy(UUID district, String actor) {
        return entries.countByDistrictAndActor(district, actor);
    }

    /**
     * Records a fact, in the transaction of what it tells of.
     *
     * @param actor id of a person, or {@link #OPERATOR}
     * @param verb what was done, past tense, such as role-given
     * @param subject to what, by ids and codes
     */
    public void record(UUID district, String actor, String verb, String subject) {
        entries.save(new AuditEntry(district, clock.instant(), actor, verb, subject));
    }
}
