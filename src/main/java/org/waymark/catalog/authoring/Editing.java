package org.waymark.catalog.authoring;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Who writes along, in a district. */
@Embeddable
record Editing(
        @Column(name = "person_id") UUID person,
        @Column(name = "district_id") UUID district) {}
