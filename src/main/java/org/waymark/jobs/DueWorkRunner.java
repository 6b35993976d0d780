package org.waymark.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs due work, waits longer after each failure, and gives up so that a person sees it. */
@Component
class DueWorkRunner {

    private static final Logger log = LoggerFactory.getLogger(DueWorkRunner.class);
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    /** However long the other side asks for: a nonsense date in a Retry-After header must not bury the work. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    /** While nodes of two releases run side by side, work of the newer one may come to the older: the other does it soon. */
    private static final Duration OTHER_NODE = Duration.ofSeconds(30);

    private final Map<String, DueWork<?>> works;
    private final DueJobs jobs;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final WorkTimes times;

    DueWorkRunner(
            List<DueWork<?>> works,
            DueJobs jobs,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock,
            WorkTimes times) {
        this.times = times;
        this.works = works.stream().collect(Collectors.toMap(DueWork::name, Function.identity()));
        this.jobs = jobs;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Does it; what is not its turn comes again as if nothing had been tried, and is no failure to be told. */
    CompletionHandler<DueJob> doneOrNotYet(DueJob job) {
        try {
            run(job);
        } catch (TryLater later) {
            Duration turn = later.turn();
            if (turn == null) {
                throw later;
            }
            return (done, operations) ->
                    operations.reschedule(done, clock.instant().plus(turn));
        }
        return this::removeUnlessWished;
    }

    private void removeUnlessWished(ExecutionComplete done, ExecutionOperations<DueJob> operations) {
        Instant now = clock.instant();
        jobs.doneUnlessWished(done.getExecution())
                .ifPresent(at -> begunAnew(done, operations, at.isAfter(now) ? at : now));
    }

    /** As if nothing had been tried. */
    private void begunAnew(ExecutionComplete done, ExecutionOperations<DueJob> operations, Instant at) {
        Instant now = clock.instant();
        operations.reschedule(ExecutionComplete.success(done.getExecution(), now, now), at);
    }

    void run(DueJob job) {
        DueWork<?> work = work(job);
        times.during(work.name(), () -> run(work, job));
    }

    void failed(ExecutionComplete done, ExecutionOperations<DueJob> operations) {
        DueJob job = (DueJob) done.getExecution().taskInstance.getData();
        String key =
                done.getExecution().taskInstance.getId().substring(job.work().length() + 1);
        Throwable cause = done.getCause().orElseGet(() -> new TryLater("The node that did it went away"));
        int tries = done.getExecution().consecutiveFailures + 1;
        DueWork<?> work = works.get(job.work());
        if (work == null) {
            begunAnew(done, operations, clock.instant().plus(OTHER_NODE));
            return;
        }
        if (cause instanceof GaveUp || tries >= work.attempts()) {
            giveUp(work, job, key, cause);
            removeUnlessWished(done, operations);
            return;
        }
        Duration wait = waitAfter(work, tries, cause);
        log.info("Due work {} {} is tried again in {} ({}: {})", job.work(), key, wait, tries, words(cause));
        operations.reschedule(done, clock.instant().plus(wait));
    }

    private <T> void giveUp(DueWork<T> work, DueJob job, String key, Throwable cause) {
        log.warn("Due work {} {} was given up: {}", job.work(), key, words(cause), unexpected(cause));
        transaction.executeWithoutResult(status -> {
            jobs.bury(job, key, words(cause));
            work.givenUp(json.readValue(job.data(), work.dataType()), words(cause));
        });
    }

    private <T> void run(DueWork<T> work, DueJob job) {
        work.run(json.readValue(job.data(), work.dataType()));
    }

    private DueWork<?> work(DueJob job) {
        DueWork<?> work = works.get(job.work());
        if (work == null) {
            throw new TryLater("This node does not know the work \"" + job.work() + "\"");
        }
        return work;
    }

    private static Duration waitAfter(DueWork<?> work, int tries, Throwable cause) {
        Duration doubled = work.firstWait().multipliedBy(1L << Math.min(tries - 1, 20));
        Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        Duration asked = cause instanceof TryLater later ? later.waitAtLeast() : null;
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }

    /** Only the messages of our own two are known to be ours. */
    private static String words(Throwable cause) {
        return unexpected(cause) == null
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }

    private static @Nullable Throwable unexpected(Throwable cause) {
        return cause instanceof GaveUp || cause instanceof TryLater ? null : cause;
    }
}
