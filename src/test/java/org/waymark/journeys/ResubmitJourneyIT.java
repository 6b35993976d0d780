package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.journeys.SandboxLms.Grade;

/** One criterion is missed, the teacher changes what was asked, and only that is read again. */
class ResubmitJourneyIT extends EarningJourney {

    private static final String TITLE = "Formative assessment: acting on evidence";

    @Test
    void aNotYetLeadsToABadge() {
        place(TITLE);
        begin("teacher3", TITLE);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher3", TITLE, Grade.IN_REVIEW);
        readersMiss(TITLE, "C1");
        assertDecision("teacher3", TITLE, false);
        assertThat(lms().grades("teacher3", TITLE)).as("a not-yet tells no gradebook").isEqualTo(List.of(Grade.IN_REVIEW));

        prepareTheNextAttempt();
        doTheTasks();
        submit();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher3", TITLE);
    }
}
