package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

/** A link that a copied course brought with it: which it was made from and what that stood for when it was copied. */
@Entity
@Immutable
class PlacementTemplate {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID registrationId;

    @Column
    private String contextId;

    @Column
    private String fromLinkId;

    @Column
    private @Nullable String linkTitle;

    @Embedded
    @EmbeddedColumnNaming("definition_%s")
    private DefinitionId definition;

    @Column
    private Instant copiedAt;

    @SuppressWarnings("NullAway.Init")
    protected PlacementTemplate() {}

    Original original() {
        return new Original(fromLinkId, linkTitle, definition);
    }
}
