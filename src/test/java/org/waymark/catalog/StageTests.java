package org.waymark.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTests {

    @ParameterizedTest
    @CsvSource({
        "PILOT, PILOT, false",
        "PILOT, LIVE, true",
        "PILOT, RETIRED, true",
        "LIVE, PILOT, false",
        "LIVE, LIVE, false",
        "LIVE, RETIRED, true",
        "RETIRED, PILOT, false",
        "RETIRED, LIVE, false",
        "RETIRED, RETIRED, false"
    })
    void becomesOnlyWhatComesNext(Stage now, Stage next, boolean legal) {
        assertThat(now.mayBecome(next)).isEqualTo(legal);
    }
}
