package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That an earner lets the instructors of their courses read their work of one term on a micro-credential. */
@Entity
@Immutable
class ShownWork {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private int term;

    @Column
    private Instant shownAt;

    @SuppressWarnings("NullAway.Init")
    protected ShownWork() {}

    DefinitionId definition() {
        return definition;
    }

    Instant shownAt() {
        return shownAt;
    }
}
