package org.waymark.jobs;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Schedules due work in the caller's transaction: it is done some time after the commit, or never if it rolls back. */
@Service
@Transactional
public class DueJobs {

    /** Longer than a transaction takes: what is due later cannot begin before the one that wishes it has ended. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private final String task;
    private final Serializer serializer;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DueJobs(CustomTask<DueJob> dueWork, Serializer dueWorkSerializer, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.task = dueWork.getName();
        this.serializer = dueWorkSerializer;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Schedules this work, once for each key: after the commit of whoever schedules it, it is begun at least once.
     *
     * @param key unique for this work; the same key again changes nothing while the work is due, and has it done once more
     *     where it is being done
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
                        utc(clock.instant()))
                .update();
    }

    private void schedule(String work, String key, String data) {
        schedule(work, key, data, clock.instant());
    }

    /** The row that db-scheduler would write; where another is quicker, its own way would break the caller's transaction. */
    private void schedule(String work, String key, String data, Instant at) {
        String instance = work + "|" + key;
        boolean noted;
        do {
            // What is there and not due for long stays as it is; what was there and is gone meanwhile is written.
            noted = insert(instance, new DueJob(work, data), at) || wishAgain(instance, at) || exists(instance);
        } while (!noted);
    }

    private boolean insert(String instance, DueJob job, Instant at) {
        return jdbc.sql(
                                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)"
                                        + " values (?, ?, ?, ?, false, 1) on conflict do nothing")
                        .params(task, instance, serializer.serialize(job), utc(at))
                        .update()
                == 1;
    }

    /** Holds the row until the commit: what runs does not go, and what does not run yet is not begun with what was before. */
    private boolean wishAgain(String instance, Instant at) {
        return jdbc.sql("update scheduled_tasks set again_at = case when again_version = version and again_at < :at"
                                + " then again_at else :at end, again_version = version"
                                + " where task_name = :task and task_instance = :instance"
                                + " and (picked = true or execution_time < :soon)")
                        .param("at", utc(at))
                        .param("task", task)
                        .param("instance", instance)
                        .param("soon", utc(clock.instant().plus(SOON)))
                        .update()
                == 1;
    }

    private boolean exists(String instance) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = ? and task_instance = ?")
                        .params(task, instance)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Removes what was done, unless it was wished for again while it ran.
     *
     * @return when it is to be done again; empty where it is gone
     */
    Optional<Instant> doneUnlessWished(Execution run) {
        int removed = jdbc.sql("delete from scheduled_tasks where task_name = ? and task_instance = ? and version = ?"
                        + " and (again_version is null or again_version <> version)")
                .params(task, run.getId(), run.version)
                .update();
        return removed == 1
                ? Optional.empty()
                : jdbc.sql("select again_at from scheduled_tasks where task_name = ? and task_instance = ?"
                                + " and version = ? and again_version = version")
                        .params(task, run.getId(), run.version)
                        .query((row, n) ->
                                row.getObject("again_at", OffsetDateTime.class).toInstant())
                        .optional();
    }

    private static OffsetDateTime utc(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
