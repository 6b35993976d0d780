package org.waymark.review.agreement;

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
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A reader gets no new work until a lead says go on; what was given before stays theirs. */
@Entity
class ReviewPause {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Column
    private Instant since;

    @Enumerated(EnumType.STRING)
    private PauseReason why;

    @Column
    private int hundredths;

    @Column
    private int bar;

    @Column
    private long pairs;

    @Column
    private @Nullable Instant endedAt;

    @Embedded
    @EmbeddedColumnNaming("ended_by_%s")
    private @Nullable PersonId endedBy;

    @SuppressWarnings("NullAway.Init")
    protected ReviewPause() {}

    ReviewPause(PersonId reader, PauseReason.Found found, DistrictId district, Instant since) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.reader = reader;
        this.since = since;
        this.why = found.why();
        this.hundredths = found.hundredths();
        this.bar = found.bar();
        this.pairs = found.pairs();
    }

    UUID id() {
        return id;
    }

    PersonId reader() {
        return reader;
    }

    Instant since() {
        return since;
    }

    PauseReason.Found found() {
        return new PauseReason.Found(why, hundredths, bar, pairs);
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void end(PersonId by, Instant at) {
        if (endedAt == null) {
            endedAt = at;
            endedBy = by;
        }
    }
}
