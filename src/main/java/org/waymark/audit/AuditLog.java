package org.waymark.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The append-only record of who did what; it holds ids, never names. */
@Service
@Transactional
public class AuditLog {

    /** The actor of what the operator of the installation does. */
    public static final String OPERATOR = "operator";

    private static final String LOOKED = "looked-";

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
        entries.save(new AuditEntry(district, clock.instant(), actor, null, verb, null, subject));
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
        if (actor.equals(subjectPerson)) {
            return;
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("A look is written, which a read-only transaction cannot do");
        }
        Instant now = clock.instant();
        entries.addLook(
                UuidCreator.getTimeOrderedEpoch(),
                district,
                now,
                actor,
                role,
                LOOKED + what.split(" ", 2)[0],
                subjectPerson,
                what,
                now.truncatedTo(ChronoUnit.HOURS));
    }
}
