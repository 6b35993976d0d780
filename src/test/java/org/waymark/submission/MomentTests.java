package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTests {

    @ParameterizedTest
    @CsvSource({"0:07,7,0:07", "12:40,760,12:40", "1:02:40,3760,1:02:40", "75:00,4500,1:15:00"})
    void aTimeIsAMoment(String typed, int second, String shown) {
        assertThat(Moment.typed(typed)).contains(new Moment(second, null, ""));
        assertThat(new Moment(second, null, "").time()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", " 3 ", "p. 3", "page 3", "página 3"})
    void aNumberIsAPage(String typed) {
        assertThat(Moment.typed(typed)).contains(new Moment(null, 3, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "12:99", "0", "in the middle", "-3-4", "1:2:3:4", "99999"})
    void anythingElseIsNeither(String typed) {
        assertThat(Moment.typed(typed)).isEmpty();
    }
}
