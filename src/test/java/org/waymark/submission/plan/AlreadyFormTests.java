package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlreadyFormTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 5, 3);

    @ParameterizedTest
    @CsvSource({"2027-05-03", "2026-05-03"})
    void takesWhatIsOfTheLastTwelveMonths(String made) {
        AlreadyForm form = form(made);

        assertThat(form.problems(TODAY)).isEmpty();
        assertThat(form.madeOn()).containsOnlyKeys("A1");
    }

    @ParameterizedTest
    @CsvSource({"2026-05-02, old", "2027-05-04, future", "last spring, date", "'', none"})
    void saysWhatIsWrongWithADay(String made, String wrong) {
        assertThat(form(made).problems(TODAY))
                .hasEntrySatisfying(
                        "made-A1",
                        problem -> assertThat(problem.getCodes()).containsExactly("plan.already.error." + wrong));
    }

    @Test
    void asksForNothingWhereNoEvidenceIsAskedFor() {
        assertThat(new AlreadyForm(List.of()).problems(TODAY)).isEmpty();
    }

    private static AlreadyForm form(String made) {
        return new AlreadyForm(List.of(new AlreadyForm.Piece("A1", "Plan", made)));
    }
}
