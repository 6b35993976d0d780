package org.waymark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.waymark.OnSandbox;
import org.waymark.TestDatabases;

/** The sandbox as somebody starts it who wants to see a programme; how long a large one takes, {@code ScenarioStartBench} says. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = "waymark.sandbox.scenario=S2")
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = {TestDatabases.H2.class, OnSandbox.FreePort.class})
@DirtiesContext
class ScenarioStartThorough {

    @Autowired
    Furnishing furnishing;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void theDistrictIsThereOnceItIsHealthy() {
        assertThat(furnishing.health().getStatus()).isEqualTo(Status.UP);
        assertThat(jdbc.sql("select count(*) from programme_member")
                        .query(Integer.class)
                        .single())
                .isEqualTo(50);
        assertThat(jdbc.sql("select count(*) from award").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void timeIsTheSystemsAfterwards() {
        assertThat(Duration.between(clock.instant(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void startedAgainItChangesNothing() {
        furnishing.furnish();

        assertThat(jdbc.sql("select count(*) from programme")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
