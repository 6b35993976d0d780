package org.waymark.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is looked after again and again, by whichever node is first. What fails keeps nothing else waiting; it is counted, and
 * all of it is looked after again within minutes: whatever is done so may be done more often.
 */
@Component
public class Timetables {

    private static final Logger log = LoggerFactory.getLogger(Timetables.class);
    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);

    private final MeterRegistry registry;

    Timetables(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param name its name in the database; never changed once released */
    public RecurringTask<Void> timetable(String name, Duration every, Runnable what) {
        return each(name, every, () -> List.of(name), unused -> what.run());
    }

    /**
     * The same for each of many, such as all districts.
     *
     * @param all what the log may name
     * @param steps independent of each other
     */
    @SafeVarargs
    public final <T> RecurringTask<Void> each(
            String name, Duration every, Supplier<List<T>> all, Consumer<? super T>... steps) {
        Counter done = counter(name, "done");
        Counter failed = counter(name, "failed");
        return Tasks.recurring(name, FixedDelay.of(every))
                .onFailure((complete, operations) -> soonAgain(every, complete, operations))
                .execute((instance, context) -> {
                    int failures = 0;
                    for (T item : known(all, failed)) {
                        for (Consumer<? super T> step : steps) {
                            try {
                                step.accept(item);
                                done.increment();
                            } catch (RuntimeException e) {
                                log.error("Timetable {} failed at {}", name, item, e);
                                failed.increment();
                                failures++;
                            }
                        }
                    }
                    if (failures > 0) {
                        throw new SomeFailed(failures);
                    }
                });
    }

    /** Which there are; the scheduler writes down why it is not known. */
    private static <T> List<T> known(Supplier<List<T>> all, Counter failed) {
        try {
            return all.get();
        } catch (RuntimeException e) {
            failed.increment();
            throw e;
        }
    }

    private Counter counter(String name, String outcome) {
        return Counter.builder("waymark.timetable.items")
                .tag("work", name)
                .tag("outcome", outcome)
                .description("What timetables looked after, by how it ended")
                .register(registry);
    }

    /** Less soon each time, and never later than when all is well. */
    private static void soonAgain(Duration every, ExecutionComplete done, ExecutionOperations<Void> operations) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(done.getExecution().consecutiveFailures, 20));
        operations.reschedule(done, done.getTimeDone().plus(doubled.compareTo(every) < 0 ? doubled : every));
    }

    /** Each was told already, with where it happened. */
    private static final class SomeFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SomeFailed(int many) {
            super(many + " failed", null, false, false);
        }
    }
}
