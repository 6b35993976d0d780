package org.waymark.review;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A person who knows whose work on a micro-credential this is, or on any. */
@Entity
@Immutable
@Table(name = "review_conflict")
class Conflict {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private @Nullable DefinitionId definition;

    @Embedded
    @EmbeddedColumnNaming("earner_%s")
    private PersonId earner;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private Instant since;

    @SuppressWarnings("NullAway.Init")
    protected Conflict() {}

    /** Null where it holds for all of the earner's work. */
    @Nullable
    DefinitionId definition() {
        return definition;
    }

    Instant since() {
        return since;
    }
}
