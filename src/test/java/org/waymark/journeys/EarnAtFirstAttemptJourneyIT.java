package org.waymark.journeys;

import org.junit.jupiter.api.Test;
import org.waymark.journeys.SandboxLms.Grade;

/** A teacher submits, two readers agree that all is there, the badge and the grade arrive. */
class EarnAtFirstAttemptJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";

    @Test
    void aTeacherEarnsABadgeAtTheFirstAttempt() {
        place(TITLE);
        begin("teacher2", TITLE);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher2", TITLE, Grade.IN_REVIEW);
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher2", TITLE);
    }
}
