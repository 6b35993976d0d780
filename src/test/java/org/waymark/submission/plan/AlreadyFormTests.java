package org.waymark.submission.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlreadyFormTests {

    @Test
    void aTickIsEnough() {
        AlreadyForm form = form(true);

        assertThat(form.problems()).isEmpty();
        assertThat(form.there()).containsExactly("A1");
    }

    @Test
    void withoutOneThereIsNothingToBeginWith() {
        assertThat(form(false).problems()).containsOnlyKeys("have-A1");
    }

    @Test
    void asksForNothingWhereNoEvidenceIsAskedFor() {
        assertThat(new AlreadyForm(List.of()).problems()).isEmpty();
    }

    private static AlreadyForm form(boolean there) {
        return new AlreadyForm(List.of(new AlreadyForm.Piece("A1", "Plan", there)));
    }
}
