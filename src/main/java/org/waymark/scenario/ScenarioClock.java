package org.waymark.scenario;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The system's clock, but for a scenario that is being furnished: it lives through a past. */
final class ScenarioClock extends Clock {

    private final Clock system;
    private volatile @Nullable Instant told;

    ScenarioClock(Clock system) {
        this.system = system;
    }

    void set(Instant moment) {
        told = moment;
    }

    /** Time is the system's again. */
    void letGo() {
        told = null;
    }

    @Override
    public Instant instant() {
        Instant moment = told;
        return moment == null ? system.instant() : moment;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
