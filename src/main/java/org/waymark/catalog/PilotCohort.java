package org.waymark.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A programme's cohort that is invited to a pilot, in a district. */
@Embeddable
record PilotCohort(
        @Column(name = "cohort_id") UUID cohort,
        @Column(name = "district_id") UUID district) {}
