package org.waymark.award;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/** That an author placed a version where people see it without a launch. */
@Entity
@Immutable
class PlacedAchievement {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("definition_version_%s")
    private DefinitionVersionId definitionVersion;

    @Column
    private Instant placedAt;

    @SuppressWarnings("NullAway.Init")
    protected PlacedAchievement() {}
}
