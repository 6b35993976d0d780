package org.waymark.journeys;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL, as {@link TwoNodesIT} does in every build from registering on. */
class EarnOnPostgresThorough extends EarnAtFirstAttemptJourneyIT {

    private static Waymark waymark;

    @BeforeAll
    static void start() {
        waymark = Waymark.demonstrationOnPostgres("postgres");
    }

    @AfterAll
    static void stop() {
        waymark.close();
    }

    @Override
    protected Waymark waymark() {
        return waymark;
    }
}
