package org.waymark.recognition.preapproval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AnswerFormTests {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    @Test
    void aYesNeedsNoReason() {
        assertThat(new AnswerForm("yes", "", "").problems(TODAY, false)).isEmpty();
    }

    @Test
    void aNoNeedsAReason() {
        assertThat(new AnswerForm("no", " ", "").problems(TODAY, false)).containsOnlyKeys("reason");
    }

    @Test
    void whoSaysNeitherIsAskedForTheAnswerAlone() {
        assertThat(new AnswerForm(null, "", "").problems(TODAY, false)).containsOnlyKeys("answer");
    }
}
