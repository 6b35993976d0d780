package org.waymark.lti;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How launches end: each ending is counted from the start, so that the first of its kind is seen as one. */
@Component
class LaunchCounts {

    private final Counter opened;
    private final Map<LaunchProblem, Counter> refused = new EnumMap<>(LaunchProblem.class);

    LaunchCounts(MeterRegistry registry) {
        opened = counter(registry, "ok", "none");
        for (LaunchProblem problem : LaunchProblem.values()) {
            refused.put(problem, counter(registry, "refused", problem.code()));
        }
    }

    void opened() {
        opened.increment();
    }

    void refused(LaunchProblem problem) {
        Counter counter = refused.get(problem);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter counter(MeterRegistry registry, String outcome, String reason) {
        return Counter.builder("waymark.launches")
                .tag("outcome", outcome)
                .tag("reason", reason)
                .description("Logins and launches by how they ended")
                .register(registry);
    }
}
