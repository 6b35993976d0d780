package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.TestClock;

class DuesTests {

    /** 3 May 2027 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "2027-05-03T14:00:00Z, review.due.days, 5",
        "2027-05-07T14:00:00Z, review.due.day, 1",
        "2027-05-08T14:00:00Z, review.due.day, 1",
        "2027-05-10T14:00:00Z, review.due.today, 0",
        "2027-05-11T03:59:00Z, review.due.today, 0",
        "2027-05-11T04:01:00Z, review.due.late, 0"
    })
    void countsBusinessDaysInTheDistrictsZone(String now, String key, int days) {
        Dues.Due due = Dues.at(TestClock.at(now), "America/New_York").of(Instant.parse("2027-05-03T14:00:00Z"));

        assertThat(due).extracting(Dues.Due::key, Dues.Due::days).containsExactly(key, days);
    }
}
