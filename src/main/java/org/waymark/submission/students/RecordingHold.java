package org.waymark.submission.students;

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

/** That a district keeps a person's recordings beyond their time, and why; until somebody ends it. */
@Entity
class RecordingHold {

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

    @Column
    private String reason;

    @Column
    private UUID begunBy;

    @Column
    private Instant begunAt;

    @Column
    private @Nullable UUID endedBy;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected RecordingHold() {}

    @SuppressWarnings("NullAway.Init")
    RecordingHold(DistrictId district, PersonId person, String reason, PersonId by, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.reason = reason;
        this.begunBy = by.id();
        this.begunAt = now;
    }

    void end(PersonId by, Instant now) {
        if (endedAt == null) {
            endedBy = by.id();
            endedAt = now;
        }
    }

    boolean isOpen() {
        return endedAt == null;
    }

    UUID id() {
        return id;
    }

    PersonId person() {
        return person;
    }

    String reason() {
        return reason;
    }

    Instant begunAt() {
        return begunAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
