package org.waymark.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Schedules due work in the caller's transaction: it is done some time after the commit, or never if it rolls back. */
@Service
@Transactional
public class DueJobs {

    private final CustomTask<DueJob> task;
    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DueJobs(
            DataSource dataSource,
            CustomTask<DueJob> dueWork,
            Serializer dueWorkSerializer,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.task = dueWork;
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), dueWork)
                .serializer(dueWorkSerializer)
                .build();
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Schedules this work, once for each key.
     *
     * @param key unique for this work; the same key again changes nothing while the work is due
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void schedule(DueWork<T> work, String key, T data) {
        schedule(work.name(), key, json.writeValueAsString(data));
    }

    /** The same, not before a moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void schedule(DueWork<T> work, String key, T data, Instant notBefore) {
        schedule(work.name(), key, json.writeValueAsString(data), notBefore);
    }

    /** How much of this work is still due, or was given up, under keys that begin so. */
    @Transactional(readOnly = true)
    public long undone(DueWork<?> work, String keysFrom) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance like ?")
                        .param(work.name() + "|" + keysFrom + "%")
                        .query(Long.class)
                        .single()
                + jdbc.sql("select count(*) from dead_job where work = ? and instance_key like ?")
                        .params(work.name(), keysFrom + "%")
                        .query(Long.class)
                        .single();
    }

    /** What was given up, newest first: for the operator. */
    @Transactional(readOnly = true)
    List<DeadJob> dead(int limit) {
        return jdbc.sql(
                        "select id, work, instance_key, why, given_up_at from dead_job order by given_up_at desc limit ?")
                .param(limit)
                .query((row, n) -> new DeadJob(
                        row.getObject("id", UUID.class),
                        row.getString("work"),
                        row.getString("instance_key"),
                        row.getString("why"),
                        row.getObject("given_up_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Schedules again what was given up; a second click finds nothing and changes nothing. */
    void again(UUID deadJob) {
        jdbc.sql("select work, instance_key, data from dead_job where id = ?")
                .param(deadJob)
                .query((row, n) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
                .optional()
                .ifPresent(row -> {
                    jdbc.sql("delete from dead_job where id = ?").param(deadJob).update();
                    schedule(row[0], row[1], row[2]);
                });
    }

    void bury(DueJob job, String key, String why) {
        jdbc.sql("insert into dead_job (id, work, instance_key, data, why, given_up_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        UuidCreator.getTimeOrderedEpoch(),
                        job.work(),
                        key,
                        job.data(),
                        why.length() > 1000 ? why.substring(0, 1000) : why,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private void schedule(String work, String key, String data) {
        schedule(work, key, data, clock.instant());
    }

    private void schedule(String work, String key, String data, Instant at) {
        client.scheduleIfNotExists(task.instance(work + "|" + key, new DueJob(work, data)), at);
    }
}
