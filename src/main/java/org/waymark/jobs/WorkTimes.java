package org.waymark.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How often each work was done or not, and how long that took: signing, grades, letters and all else that is due. */
@Component
class WorkTimes {

    private final Map<String, Timer> done = new HashMap<>();
    private final Map<String, Timer> failed = new HashMap<>();

    WorkTimes(MeterRegistry registry, List<DueWork<?>> works) {
        for (DueWork<?> work : works) {
            done.put(work.name(), timer(registry, work.name(), "done"));
            failed.put(work.name(), timer(registry, work.name(), "failed"));
        }
    }

    /** Runs it; what is thrown passes through. Work that has to wait its turn is neither done nor failed. */
    void during(String work, Runnable run) {
        long begun = System.nanoTime();
        Map<String, Timer> outcome = failed;
        try {
            run.run();
            outcome = done;
        } catch (TryLater later) {
            outcome = later.turn() == null ? failed : Map.of();
            throw later;
        } finally {
            Timer timer = outcome.get(work);
            if (timer != null) {
                timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        }
    }

    private static Timer timer(MeterRegistry registry, String work, String outcome) {
        return Timer.builder("waymark.work")
                .tag("work", work)
                .tag("outcome", outcome)
                .description("Due work by how a try at it ended")
                .register(registry);
    }
}
