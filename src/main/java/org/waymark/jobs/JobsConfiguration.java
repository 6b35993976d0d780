package org.waymark.jobs;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.autoconfigure.Jackson3Serializer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One db-scheduler task carries all due work; which work it is stands in its row. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {

    @Bean
    Serializer dueWorkSerializer() {
        return new Jackson3Serializer();
    }

    @Bean
    CustomTask<DueJob> dueWork(ObjectProvider<DueWorkRunner> runner) {
        return Tasks.custom("due-work", DueJob.class)
                .onFailure((done, operations) -> runner.getObject().failed(done, operations))
                .execute((instance, context) -> runner.getObject().doneOrNotYet(instance.getData()));
    }

    /** Whatever runs by the clock passes here: due work and timetables alike, since these send, change and delete too. */
    @Bean
    ExecutionInterceptor waitingWhileHeld(HeldWork held, Clock clock) {
        return (task, context, chain) -> held.isHeld()
                ? (done, operations) ->
                        operations.reschedule(done, clock.instant().plus(HeldWork.WAIT))
                : chain.proceed(task, context);
    }

    /**
     * By the clock that works are put off by, so that where that was moved on purpose nothing is mended; whether the
     * machine's jumped, its own tells.
     */
    @Bean
    @ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
    ClockAhead clockWatch(
            JdbcClient jdbc,
            List<DueWork<?>> works,
            Clock clock,
            @Qualifier("clock") Clock machine,
            ObjectProvider<OnEveryNode> others) {
        return new ClockAhead(jdbc, works, clock, machine, System::nanoTime, () -> others.forEach(OnEveryNode::look));
    }

    @Bean
    DbSchedulerCustomizer schedulerCustomizer(Serializer dueWorkSerializer) {
        String node = "waymark-" + UUID.randomUUID();
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<Serializer> serializer() {
                return Optional.of(dueWorkSerializer);
            }

            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(node));
            }
        };
    }
}
