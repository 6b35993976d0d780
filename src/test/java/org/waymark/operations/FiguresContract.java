package org.waymark.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.waymark.TestClock;
import org.waymark.settings.WaymarkSettings;
import org.waymark.storage.EvidencePlace;

/** Counting says the same of either database. */
abstract class FiguresContract {

    @Autowired
    Figures figures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestClock clock;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    EvidencePlace evidence;

    @Autowired
    Nodes nodes;

    @Test
    void aDatabaseThatAnswersGivesWholeFigures() {
        Reading reading = figures.fresh();

        assertThat(reading.whole()).isTrue();
        for (Figure figure : Figure.values()) {
            assertThat(reading.of(figure)).as(figure.metric()).isNotNaN().isNotNegative();
        }
        assertThat(Need.NOT_COUNTED.count(reading)).isZero();
    }

    @Test
    void workIsCountedUnderItsNameOnceItCouldBeDone() {
        String work = "work-" + UUID.randomUUID();
        schedule("due-work", work + "|one", Duration.ofMinutes(-30), false);
        schedule("due-work", work + "|two", Duration.ofMinutes(-10), false);
        schedule("due-work", work + "|later", Duration.ofMinutes(10), false);
        schedule("due-work", work + "|at-it", Duration.ofMinutes(-40), true);

        Reading reading = figures.fresh();

        assertThat(reading.due(work).waiting()).isEqualTo(2);
        assertThat(reading.due(work).oldest()).isCloseTo(1800, within(2.0));
        assertThat(Need.WORK_LATE.count(reading)).isEqualTo(1);
        jdbc.sql("delete from scheduled_tasks where task_instance like ?")
                .param(work + "%")
                .update();
    }

    @ParameterizedTest
    @CsvSource({"-300, 1", "-20, 0", "0, 0", "20, 0", "300, 1"})
    void aNodeWhoseClockIsNotTheDatabasesIsANeed(int seconds, int needs) {
        Clock machine = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        Reading reading =
                new Figures(dataSource, settings, evidence, nodes, Duration.ofDays(90), clock, machine).fresh();

        assertThat(reading.of(Figure.CLOCK_APART)).isCloseTo(Math.abs(seconds), within(9.0));
        assertThat(Need.CLOCK_APART.count(reading)).isEqualTo(needs);
    }

    @Test
    void aTimeThatIsLivedThroughOnPurposeIsNoNeed() {
        assertThat(Need.CLOCK_APART.count(figures.fresh())).isZero();
    }

    @Test
    void timetablesAreCountedTogether() {
        String task = "timetable-" + UUID.randomUUID();
        double before = figures.fresh().due(Figures.OTHER_WORK).waiting();
        schedule(task, "recurring", Duration.ofMinutes(-1), false);

        assertThat(figures.fresh().due(Figures.OTHER_WORK).waiting()).isEqualTo(before + 1);
        jdbc.sql("delete from scheduled_tasks where task_name = ?").param(task).update();
    }

    @Test
    void filesAreCountedWithTheirBytes() {
        Reading before = figures.fresh();
        String key = "figures/" + UUID.randomUUID();
        jdbc.sql("insert into stored_file (storage_key, district_id, media_type, byte_count, sha256, state, added_at)"
                        + " values (?, ?, 'text/plain', 1234, 'x', 'UNCHECKED', ?)")
                .params(key, UUID.randomUUID(), at(Duration.ZERO))
                .update();

        Reading after = figures.fresh();
        jdbc.sql("delete from stored_file where storage_key = ?").param(key).update();

        assertThat(after.of(Figure.FILE_BYTES)).isEqualTo(before.of(Figure.FILE_BYTES) + 1234);
        assertThat(Need.FILES_UNCHECKED.count(after)).isEqualTo(Need.FILES_UNCHECKED.count(before) + 1);
    }

    @Test
    void whatAnotherNodeNeedsIsSaidByEach() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
        new Figures(dataSource, settings, evidence, Nodes.named("two:8080"), Duration.ofDays(90), clock, late).look();

        Reading reading = figures.fresh();

        assertThat(reading.of(Figure.CLOCK_APART)).as("its own").isLessThan(30);
        assertThat(Need.CLOCK_APART.count(reading)).isEqualTo(1);
        assertThat(reading.nodes()).extracting(Node::name).hasSize(2).contains("two:8080");
        assertThat(reading.nodes())
                .allSatisfy(node -> assertThat(node.of(Figure.DISK_FREE)).isPositive());
        forget("two:8080");
    }

    @ParameterizedTest
    @CsvSource({"10, 2, 1", "20, 2, 0", "61, 1, 0"})
    void aNodeThatSaysNothingNeedsNobodyForLongAndIsForgotten(int minutes, int shown, int needs) {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
        new Figures(dataSource, settings, evidence, Nodes.named("gone:8080"), Duration.ofDays(90), clock, late).look();
        jdbc.sql("update node_figures set seen_at = current_timestamp - " + minutes
                        + " * interval '1' minute where name = 'gone:8080'")
                .update();

        Reading reading = figures.fresh();
        forget("gone:8080");

        assertThat(reading.nodes()).hasSize(shown);
        assertThat(Need.CLOCK_APART.count(reading)).isEqualTo(needs);
    }

    private void forget(String node) {
        jdbc.sql("delete from node_figures where name = ?").param(node).update();
    }

    /** A node that has just been started has looked at nothing itself. */
    @Test
    void filesThatAreMissingStayANeedOnEveryNode() {
        jdbc.sql("delete from files_counted").update();
        jdbc.sql("insert into files_counted (id, files, bytes, counted_at, missing) values (1, 9, 9, ?, 2)")
                .param(at(Duration.ZERO))
                .update();
        Reading reading = new Figures(dataSource, settings, evidence, nodes, Duration.ofDays(90), clock, clock).fresh();
        jdbc.sql("delete from files_counted").update();

        assertThat(Need.FILES_MISSING.count(reading)).isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsAwayIsANeedAndNoError() {
        DataSource away = new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLTransientConnectionException("away");
            }

            @Override
            public Connection getConnection(String name, String password) throws SQLException {
                return getConnection();
            }
        };
        Reading reading = new Figures(away, settings, evidence, nodes, Duration.ofDays(90), clock, clock).fresh();

        assertThat(reading.whole()).isFalse();
        assertThat(Need.DATABASE.count(reading)).isEqualTo(1);
        assertThat(reading.of(Figure.GRADES_REFUSED)).isNaN();
        assertThat(Need.GRADES_FAILED.count(reading)).isZero();
        assertThat(Need.NOT_COUNTED.count(reading)).as("said by the other").isZero();
        assertThat(reading.of(Figure.DISK_FREE)).isPositive();
    }

    private void schedule(String task, String instance, Duration when, boolean picked) {
        jdbc.sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, ?, ?, ?, 1)")
                .params(task, instance, at(when), picked)
                .update();
    }

    private OffsetDateTime at(Duration when) {
        return OffsetDateTime.ofInstant(clock.instant().plus(when), ZoneOffset.UTC);
    }
}
