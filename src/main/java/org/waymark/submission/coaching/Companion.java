package org.waymark.submission.coaching;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Somebody whom an earner lets look at their work on a micro-credential, or let once. */
@Entity
class Companion {

    @EmbeddedId
    private CompanionId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private @Nullable PersonId person;

    @Column
    private @Nullable String codeHash;

    @Column
    @Enumerated(EnumType.STRING)
    private CompanionKind kind;

    @Column
    private Instant invitedAt;

    @Column
    private @Nullable Instant untilAt;

    @Column
    private @Nullable Instant endedAt;

    @Column
    private @Nullable Instant lookedAt;

    @Column
    private @Nullable Instant waitingSince;

    @Column
    private Instant lastAt;

    @Column
    private @Nullable Instant personToldAt;

    @Column
    private @Nullable Instant earnerToldAt;

    @SuppressWarnings("NullAway.Init")
    protected Companion() {}

    @SuppressWarnings("NullAway.Init")
    private Companion(PersonId earner, DefinitionId definition, DistrictId district, Instant now) {
        this.id = CompanionId.fresh();
        this.district = district;
        this.earner = earner;
        this.definition = definition;
        this.lastAt = now;
    }

    /** A person; {@link #invite} says as what. */
    static Companion of(PersonId person, PersonId earner, DefinitionId definition, DistrictId district, Instant now) {
        Companion companion = new Companion(earner, definition, district, now);
        companion.person = person;
        return companion;
    }

    /** A colleague who is not known yet. */
    static Companion unknown(
            String codeHash,
            PersonId earner,
            DefinitionId definition,
            DistrictId district,
            Instant until,
            Instant now) {
        Companion companion = new Companion(earner, definition, district, now);
        companion.codeHash = codeHash;
        companion.invite(CompanionKind.COLLEAGUE, until, now);
        return companion;
    }

    /** From now on; a coach without an end. */
    void invite(CompanionKind as, @Nullable Instant until, Instant now) {
        kind = as;
        invitedAt = now;
        untilAt = until;
        endedAt = null;
        waitingSince = now;
        lastAt = now;
        personToldAt = now;
    }

    void end(Instant now) {
        if (isOpen(now)) {
            endedAt = now;
            waitingSince = null;
        }
    }

    boolean isOpen(Instant now) {
        return endedAt == null && (untilAt == null || untilAt.isAfter(now));
    }

    /** Answers whether this is their first look. */
    boolean looks(Instant now) {
        personToldAt = null;
        if (lookedAt != null) {
            return false;
        }
        lookedAt = now;
        return true;
    }

    /** The earner has read what there is. */
    void earnerLooks() {
        earnerToldAt = null;
    }

    /** The earner waits for an answer; answers whether the companion is to be told, who is told once until they look. */
    boolean isAwaited(Instant now) {
        lastAt = now;
        if (waitingSince == null) {
            waitingSince = now;
        }
        boolean untold = personToldAt == null;
        personToldAt = untold ? now : personToldAt;
        return untold;
    }

    /** The companion has written; answers whether the earner is to be told. */
    boolean answers(Instant now) {
        lastAt = now;
        waitingSince = null;
        boolean untold = earnerToldAt == null;
        earnerToldAt = untold ? now : earnerToldAt;
        return untold;
    }

    /** The companion has read and has nothing to add. */
    void isUpToDate(Instant now) {
        waitingSince = null;
        lastAt = now;
    }

    CompanionId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId earner() {
        return earner;
    }

    DefinitionId definition() {
        return definition;
    }

    /** Null while nobody has taken up the code. */
    @Nullable
    PersonId person() {
        return person;
    }

    CompanionKind kind() {
        return kind;
    }

    boolean isCoach() {
        return kind == CompanionKind.COACH;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    @Nullable
    Instant untilAt() {
        return untilAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }
}
