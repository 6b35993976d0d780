package org.waymark.journeys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The middle of a step: its rows are written, and its transaction is not. Triggers in the database let the first transaction
 * that comes so far stand there for a moment, and say whose it is.
 */
final class Middle {

    /** What people and due work do, each with the row whose writing is its middle. */
    enum Step {
        LAUNCH("lti_launch_state", "delete", "true", 1, "the launch's state is used up"),
        UPLOAD("evidence_item", "insert", "true", 1, "the file lies there, its piece is written"),
        SUBMIT(
                "submission",
                "update",
                "old.status = 'DRAFT' and new.status <> 'DRAFT'",
                1,
                "the attempt is marked as handed in"),
        REVIEW(
                "review",
                "update",
                "old.recorded_at is null and new.recorded_at is not null",
                1,
                "the reading is written"),
        DECISION("award", "insert", "true", 1, "the decision's award is written"),
        SCORE(
                "score_publication",
                "update",
                "new.kind = 'AWARDED' and old.status <> 'SENT' and new.status = 'SENT'",
                1,
                "the LMS has the grade, its receipt is written"),
        BADGE("award", "update", "old.credential is null and new.credential is not null", 1, "the badge is signed"),
        IMPORT("staff_record", "insert or update", "true", 750, "half of the second five hundred is written");

        private final String table;
        private final String event;
        private final String when;
        private final int turn;
        private final String words;

        Step(String table, String event, String when, int turn, String words) {
            this.table = table;
            this.event = event;
            this.when = when;
            this.turn = turn;
            this.words = words;
        }

        /** What has happened in its middle. */
        String words() {
            return words;
        }

        private String trigger() {
            return "create trigger middle_of_" + name().toLowerCase(Locale.ROOT) + " after " + event + " on " + table
                    + " for each row when (" + when + ") execute function middle('" + name() + "', '" + turn + "')";
        }
    }

    private static final String GONE = """
            drop function middle() cascade;
            drop function middle_hold() cascade;
            drop sequence middle_turn;
            drop table middle_is;
            """;

    private static final String MADE = """
            create table middle_is (armed varchar(20) not null, held boolean not null);
            insert into middle_is values ('', false);
            create sequence middle_turn;
            create function middle() returns trigger language plpgsql as $$ begin
              if (select armed from middle_is) = tg_argv[0] and nextval('middle_turn') = tg_argv[1]::bigint then
                perform pg_sleep(1.5);
              end if;
              return null;
            end $$;
            create function middle_hold() returns trigger language plpgsql as $$ begin
              if (select held from middle_is) and new.task_instance similar to '(score|sign-credential)\\|%' then
                new.execution_time := now() + interval '1 day';
              end if;
              return new;
            end $$;
            create trigger middle_hold before insert on scheduled_tasks for each row execute function middle_hold();
            """;

    private final DataSource database;

    Middle(DataSource database) {
        this.database = database;
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql(MADE).update();
        for (Step step : Step.values()) {
            jdbc.sql(step.trigger()).update();
        }
    }

    /** The next who comes to the middle of this step stands there for a moment. */
    void arm(Step step) {
        JdbcClient.create(database)
                .sql("select setval('middle_turn', 1, false)")
                .query(Long.class)
                .single();
        armed(step.name());
    }

    void disarm() {
        armed("");
    }

    /** Grades and badges that become due from now on wait for {@link #release}. */
    void hold() {
        JdbcClient.create(database).sql("update middle_is set held = true").update();
    }

    void release(String work) {
        JdbcClient.create(database).sql("update middle_is set held = false").update();
        JdbcClient.create(database)
                .sql("update scheduled_tasks set execution_time = now() where task_instance like ? and not picked")
                .param(work + "|%")
                .update();
    }

    /** Nothing of this is left in the database, which is now as the program makes it. */
    void leave() {
        JdbcClient.create(database).sql(GONE).update();
    }

    /** Waits until somebody stands there, and says which node it is. */
    String await(Step step) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (System.nanoTime() < giveUp) {
                try (ResultSet rows = statement.executeQuery(
                        "select application_name from pg_stat_activity where wait_event = 'PgSleep'")) {
                    if (rows.next()) {
                        return rows.getString(1);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        throw new AssertionError("Nobody came to the middle of " + step);
    }

    private void armed(String step) {
        JdbcClient.create(database)
                .sql("update middle_is set armed = ?")
                .param(step)
                .update();
    }
}
