package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;

@OnH2
class ScenariosTests {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    private Set<String> jobsBefore;

    @BeforeEach
    void rememberJobs() {
        jobsBefore = new HashSet<>(jobs());
    }

    @AfterEach
    void forgetJobs() {
        jobs().stream()
                .filter(job -> !jobsBefore.contains(job))
                .forEach(job -> jdbc.sql("delete from scheduled_tasks where task_instance = ?")
                        .param(job)
                        .update());
    }

    private List<String> jobs() {
        return jdbc.sql("select task_instance from scheduled_tasks")
                .query(String.class)
                .list();
    }

    @ParameterizedTest
    @EnumSource(names = {"S1", "S2", "S3", "S6", "S8"})
    void asManyEarnAsManyAsThen(Scenario scenario) {
        long begin = System.nanoTime();
        TestScenarios.Lived lived = TestScenarios.live(scenario, context);
        System.out.println(scenario + " " + (System.nanoTime() - begin) / 1_000_000 + " ms; jobs " + jobs().size());

        assertThat(count("select count(*) from award where district_id = ?", lived))
                .isEqualTo(scenario.awards());
        assertThat(count("select count(distinct earner_id) from award where district_id = ?", lived))
                .isEqualTo(scenario.work().awards().size());
        assertThat(count("select count(*) from submission where submitted_at is not null and district_id = ?", lived))
                .isEqualTo(scenario.submissions());
        assertThat(count("select count(*) from review where recorded_at is not null and district_id = ?", lived))
                .isEqualTo(2 * scenario.submissions());
    }

    private int count(String sql, TestScenarios.Lived lived) {
        return jdbc.sql(sql).param(lived.district().id()).query(Integer.class).single();
    }
}
