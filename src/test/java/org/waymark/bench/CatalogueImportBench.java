package org.waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnPostgres;

/**
 * What it costs to import a catalogue of 200 and of 2,000 micro-credentials, and to change all of them, into PostgreSQL: time
 * and statements for each. Run by {@code ./mvnw -Pbench verify -Dit.test=CatalogueImportBench}.
 */
@OnPostgres
class CatalogueImportBench {

    private static final int SMALL = 200;
    private static final int LARGE = 2000;

    /** With ten times as many, each may cost so many times as much. */
    private static final double MAX_GROWTH = 2.0;

    @Autowired
    MockMvcTester web;

    @Autowired
    SessionFactory sessions;

    private record Cost(double millis, double statements) {}

    @Test
    void eachOfManyCostsNoMoreThanEachOfFew() {
        cost("warm up", SMALL, "1.0.0", "W");
        Cost small = cost("new", SMALL, "1.0.0", "S");
        Cost large = cost("new", LARGE, "1.0.0", "L");
        cost("the same again", LARGE, "1.0.0", "L");
        Cost changed = cost("changed", LARGE, "2.0.0", "L");

        assertThat(large.millis() / small.millis())
                .as("growth of the time for each")
                .isLessThan(MAX_GROWTH);
        assertThat(large.statements()).as("statements for each").isLessThan(6);
        assertThat(changed.statements()).as("statements for each").isLessThan(6);
    }

    private final String run = UUID.randomUUID().toString();

    private Cost cost(String what, int many, String number, String district) {
        String file = IntStream.range(0, many)
                .mapToObj(i -> definition(i, number))
                .collect(Collectors.joining("", "definitions:\n", ""));
        Statistics asked = sessions.getStatistics();
        asked.setStatisticsEnabled(true);
        long statements = asked.getPrepareStatementCount();
        long begun = System.nanoTime();
        assertThat(web.post()
                        .uri("/api/catalogue/import?district=" + district + run)
                        .header("Authorization", "Bearer an-admin-token-for-tests")
                        .contentType("application/yaml")
                        .content(file))
                .matches(answer -> answer.getResponse().getStatus() < 300);
        Cost cost = new Cost(
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / (double) many,
                (asked.getPrepareStatementCount() - statements) / (double) many);
        System.out.printf(
                Locale.ROOT,
                "%-16s %5d micro-credentials: %6.2f ms and %5.2f statements each%n",
                what,
                many,
                cost.millis(),
                cost.statements());
        return cost;
    }

    private static String definition(int number, String version) {
        return """
                - id: B-%1$d
                  title: Number %1$d of many
                  version: %2$s
                  competency: Plans and facilitates small-group work in which every student explains the ideas of the subject.
                  keyMethod: {name: Need-Launch-Listen-Check, summary: Choose a task no one can finish alone and listen.}
                  evidence:
                    - {id: A1, kind: DOCUMENT, title: Task and launch plan}
                  criteria:
                    - {id: C1, title: Task needs the group, from: [A1], NOT_YET: No., APPROACHING: Some., DEMONSTRATED: Yes.}
                  workload: {contactHours: 5, elapsedWeeks: 3-5, beyondNormalTeachingHours: 4-5}
                """.formatted(number, version);
    }
}
