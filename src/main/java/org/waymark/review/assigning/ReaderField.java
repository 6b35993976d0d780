package org.waymark.review.assigning;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Something that a reader reads; of a kind of which they name nothing they read all. */
@Entity
@Immutable
class ReaderField {

    enum Kind {
        SUBJECT,
        LANGUAGE,
        DEFINITION
    }

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private PersonId reader;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column
    private String named;

    @SuppressWarnings("NullAway.Init")
    protected ReaderField() {}

    ReaderField(Kind kind, String named, PersonId reader, DistrictId district) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.named = named;
        this.reader = reader;
        this.district = district;
    }

    PersonId reader() {
        return reader;
    }

    Kind kind() {
        return kind;
    }

    String named() {
        return named;
    }
}
