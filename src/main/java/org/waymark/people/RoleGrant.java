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
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/** A role given to a person for a reason, until it is ended; kept afterwards. */
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
    private @Nullable Instant endedAt;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable PersonId endedBy;

    @SuppressWarnings("NullAway.Init")
    protected RoleGrant() {}

    RoleGrant(DistrictId district, PersonId person, Role role, String reason, @Nullable PersonId by, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.role = role;
        this.reason = reason;
        this.givenBy = by;
        this.givenAt = at;
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

    void end(@Nullable PersonId by, Instant at) {
        if (endedAt == null) {
            endedAt = at;
            endedBy = by;
        }
    }

    /** Who held which role when answers for what was decided; the words on it are about a person. */
    void forgetReason() {
        reason = "";
    }
}
