package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database sees of several nodes under load: how many connections they have, and who takes up what recurs.
 */
class NodesWatch implements AutoCloseable {

    /** How the connections of a node are called, before its number. */
    static final String NODE = "node-";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TRIGGERS = """
            create table taken (task text not null, due timestamptz not null, node text not null);
            create table done (task text not null, due timestamptz not null);
            create function watch_timetables() returns trigger language plpgsql as $$ begin
              if new.picked and not old.picked then
                insert into taken values (new.task_name, old.execution_time, new.picked_by);
              elsif old.picked and not new.picked then
                insert into done values (new.task_name, old.execution_time);
              end if;
              return null;
            end $$;
            create trigger watch_timetables after update on scheduled_tasks for each row
              when (new.task_instance = 'recurring') execute function watch_timetables();
            """;

    private final JdbcClient database;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();

    NodesWatch(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    void begin() {
        database.sql(TRIGGERS).update();
        clock.scheduleAtFixedRate(this::count, 0, 200, TimeUnit.MILLISECONDS);
    }

    /** From now on, so that all nodes find every timetable due at one moment. */
    void makeDueAgainAndAgain() {
        clock.scheduleAtFixedRate(this::makeDue, 0, 5, TimeUnit.SECONDS);
    }

    /** Says what was seen; fails where a timetable was kept twice or not at all. */
    void end() throws InterruptedException {
        clock.shutdown();
        assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        for (long giveUp = System.nanoTime() + PATIENCE.toNanos(); open() > 0 && System.nanoTime() < giveUp; ) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(open()).as("timetables that are due or being kept").isZero();
        System.out.printf(
                Locale.ROOT,
                "  database  %d connections at most, %d of them at work%n  %d timetables, all made due %d times: kept %d times, by"
                        + " %d nodes; for the same time twice %d, taken up and not done %d, failed %d, given up %d%n",
                connections.get(),
                atWork.get(),
                number("select count(distinct task_name) from scheduled_tasks where task_instance = 'recurring'"),
                rounds.get(),
                number("select count(*) from done"),
                number("select count(distinct node) from taken"),
                twice().size(),
                number("select (select count(*) from taken) - (select count(*) from done)"),
                failed(),
                number("select count(*) from dead_job"));
        assertThat(connections).as("connections that were counted").hasPositiveValue();
        assertThat(twice()).as("kept twice for one time").isEmpty();
        assertThat(database.sql("select task, due from taken except select task, due from done")
                        .query((row, n) -> row.getString(1))
                        .list())
                .as("taken up and not done")
                .isEmpty();
        assertThat(database.sql("select task_name from scheduled_tasks where task_instance = 'recurring'"
                                + " except select task from done")
                        .query(String.class)
                        .list())
                .as("never kept")
                .isEmpty();
        assertThat(failed()).as("failed").isZero();
        assertThat(number("select count(*) from dead_job")).as("given up").isZero();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private List<String> twice() {
        return database.sql("select task || ' for ' || due from taken group by task, due having count(*) > 1"
                        + " union all select task || ' for ' || due from done group by task, due having count(*) > 1")
                .query(String.class)
                .list();
    }

    private long failed() {
        return number("select count(*) from scheduled_tasks where last_failure is not null");
    }

    private long open() {
        return number("select count(*) from scheduled_tasks where task_instance = 'recurring'"
                + " and (picked or execution_time <= now())");
    }

    private void count() {
        greater(
                connections,
                number("select count(*) from pg_stat_activity where application_name like '" + NODE + "%'"));
        greater(
                atWork,
                number("select count(*) from pg_stat_activity where application_name like '" + NODE
                        + "%' and state <> 'idle'"));
    }

    private void makeDue() {
        database.sql("update scheduled_tasks set execution_time = now(), version = version + 1"
                        + " where task_instance = 'recurring' and not picked")
                .update();
        rounds.incrementAndGet();
    }

    private static void greater(AtomicInteger most, long now) {
        most.accumulateAndGet((int) now, Math::max);
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
