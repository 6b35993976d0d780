package org.waymark.lti.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a connection was last seen to work.
 *
 * @param lastLaunchAt the last launch that was let in, to the minute
 * @param driftSeconds how far the platform's clock was ahead of ours then; negative when behind, with the time that the
 *     token was under way
 * @param services the services offered in the last launch of a link: names of scopes without their common part, and
 *     "nrps", "pns", "groups"; null before the first one
 * @param lastDeepLinkingAt the last time that someone came to choose content
 * @param test the lines of the last self-test, empty while it runs or was never run
 */
public record HealthView(
        @Nullable Instant lastLaunchAt,
        @Nullable Integer driftSeconds,
        @Nullable Set<String> services,
        @Nullable Instant lastDeepLinkingAt,
        @Nullable Instant testedAt,
        List<CheckLine> test) {

    static final HealthView NEVER_SEEN = new HealthView(null, null, null, null, null, List.of());
}
