package org.waymark.review.assigning;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Days on which a reader is away, both ends among them. */
@Entity
@Immutable
class ReaderAway {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Column
    private LocalDate fromDay;

    @Column
    private LocalDate toDay;

    @SuppressWarnings("NullAway.Init")
    protected ReaderAway() {}

    ReaderAway(LocalDate from, LocalDate to, PersonId reader, DistrictId district) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.fromDay = from;
        this.toDay = to;
        this.reader = reader;
        this.district = district;
    }

    UUID id() {
        return id;
    }

    PersonId reader() {
        return reader;
    }

    LocalDate from() {
        return fromDay;
    }

    LocalDate to() {
        return toDay;
    }
}
