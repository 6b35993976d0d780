package org.waymark.people.identities;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Says that two LMS identities are one person, until it is undone; kept afterwards. */
@Entity
class PersonLink {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("main_%s")
    private PersonId main;

    @Embedded
    @EmbeddedColumnNaming("other_%s")
    private PersonId other;

    @Column
    private String reason;

    @Column
    private Instant linkedAt;

    @Column
    private String linkedBy;

    @Column
    private @Nullable Instant undoneAt;

    @Column
    private @Nullable String undoneBy;

    @Column
    private @Nullable String undoneReason;

    @SuppressWarnings("NullAway.Init")
    protected PersonLink() {}

    PersonLink(DistrictId district, PersonId main, PersonId other, String reason, String by, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.main = main;
        this.other = other;
        this.reason = reason;
        this.linkedBy = by;
        this.linkedAt = at;
    }

    UUID id() {
        return id;
    }

    PersonId main() {
        return main;
    }

    PersonId other() {
        return other;
    }

    String reason() {
        return reason;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    boolean saysWhy() {
        return !reason.isEmpty() || undoneReason != null && !undoneReason.isEmpty();
    }

    /** The words on it are about a person. */
    void forgetReasons() {
        reason = "";
        undoneReason = undoneReason == null ? null : "";
    }

    boolean isUndone() {
        return undoneAt != null;
    }

    void undo(String by, String why, Instant at) {
        if (undoneAt == null) {
            undoneAt = at;
            undoneBy = by;
            undoneReason = why;
        }
    }
}
