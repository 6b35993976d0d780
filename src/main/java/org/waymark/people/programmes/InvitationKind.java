package org.waymark.people.programmes;

import java.time.Duration;

/** For whom an invitation is. */
enum InvitationKind {
    /** For as many as come. */
    ANYONE(Duration.ofDays(30)),
    /** For one person. */
    ONE(Duration.ofDays(14));

    private final Duration life;

    InvitationKind(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
