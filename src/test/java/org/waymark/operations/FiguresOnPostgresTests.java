package org.waymark.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnPostgres;
import org.waymark.people.TestPeople;

@OnPostgres
class FiguresOnPostgresTests extends FiguresContract {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester web;

    /** A count that takes for ever costs its own figures, and nobody is woken for a database that is there. */
    @ParameterizedTest
    @CsvSource({
        "stored_file, FILES_UNCHECKED, JOBS_GIVEN_UP",
        "scheduled_tasks, WORK_OLDEST, FILES",
        "score_publication, GRADES_REFUSED, REVIEWS_WAITING"
    })
    void whatIsSlowToCountIsTheOnlyThingNotTold(String table, Figure slow, Figure other) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table " + table + " in access exclusive mode").update();
            long since = System.nanoTime();
            Reading reading = figures.fresh();

            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(7));
            assertThat(reading.whole()).isTrue();
            assertThat(reading.of(slow)).isNaN();
            assertThat(reading.of(other)).isNotNaN();
            assertThat(Need.NOT_COUNTED.count(reading)).isPositive();
        });
    }

    @Test
    void thePageSaysThatItCouldNotCountInsteadOfNothing() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table dead_job in access exclusive mode").update();

            assertThat(web.get()
                            .uri("/admin/today")
                            .with(authentication(TestPeople.asOperator()))
                            .header("Accept-Language", "es"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("No se pudieron contar")
                    .doesNotContain("Hoy nada necesita");
        });
    }

    @Test
    void filesThatAreTooManyToCountAreToldAsTheDailyLookFoundThem() {
        jdbc.sql("delete from files_counted").update();
        jdbc.sql("insert into files_counted (id, files, bytes, counted_at) values (1, 20000000, 5000000000, now())")
                .update();
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("lock table stored_file in access exclusive mode").update();
                Reading reading = figures.fresh();

                assertThat(reading.of(Figure.FILES)).isEqualTo(20_000_000);
                assertThat(reading.of(Figure.FILE_BYTES)).isEqualTo(5e9);
            });
        } finally {
            jdbc.sql("delete from files_counted").update();
        }
    }
}
