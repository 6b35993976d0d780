package org.waymark.people.programmes;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Who coaches in a programme of a district. */
@Embeddable
record Coaching(
        @Column(name = "person_id") UUID person,
        @Column(name = "district_id") UUID district) {}
