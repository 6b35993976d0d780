package org.waymark.people;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A role given to a person for a reason, until it is ended or runs out; kept afterwards. */
@Entity
class RoleGrant {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column
    private String reason;

    @Column
    private Instant givenAt;

    @Embedded
    @EmbeddedColumnNaming("given_by_%s")
    private @Nullable PersonId givenBy;

    @Column
    private @Nullable Instant untilAt;

    @Column
    private @Nullable Instant warnedAt;

    @Column
    private @Nullable Instant endedAt;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable PersonId endedBy;

    @SuppressWarnings("NullAway.Init")
    protected RoleGrant() {}

    /** @param until when it runs out by itself; null where only somebody's word ends it */
    RoleGrant(
            DistrictId district,
            PersonId person,
            Role role,
            String reason,
            @Nullable PersonId by,
            Instant at,
            @Nullable Instant until) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.role = role;
        this.reason = reason;
        this.givenBy = by;
        this.givenAt = at;
        this.untilAt = until;
    }

    DistrictId district() {
        return district;
    }

    PersonId person() {
        return person;
    }

    Role role() {
        return role;
    }

    String reason() {
        return reason;
    }

    Instant givenAt() {
        return givenAt;
    }

    @Nullable
    Instant until() {
        return untilAt;
    }

    /** The last day on which it counts. */
    @Nullable
    LocalDate lastDay(ZoneId zone) {
        return untilAt == null ? null : LocalDate.ofInstant(untilAt.minusSeconds(1), zone);
    }

    /** Whether it has run out, whether or not anybody has noticed. */
    boolean hasRunOut(Instant now) {
        return untilAt != null && !now.isBefore(untilAt);
    }

    void lasts(@Nullable Instant until) {
        if (!Objects.equals(untilAt, until)) {
            untilAt = until;
            warnedAt = null;
        }
    }

    /** Answers whether the warning is due: once for each end. */
    boolean warn(Instant now) {
        boolean first = warnedAt == null;
        if (first) {
            warnedAt = now;
        }
        return first;
    }

    void end(@Nullable PersonId by, Instant at) {
        if (endedAt == null) {
            endedAt = at;
            endedBy = by;
        }
    }

    /** Ends it at the moment it ran out, when that is noticed. */
    void runOut() {
        if (endedAt == null) {
            endedAt = Objects.requireNonNull(untilAt);
        }
    }

    /** Who held which role when answers for what was decided; the words on it are about a person. */
    void forgetReason() {
        reason = "";
    }
}
