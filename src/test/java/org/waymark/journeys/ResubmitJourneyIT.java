package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
        begin("teacher1", TITLE);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher1", TITLE, Grade.IN_REVIEW);
        readersMiss(TITLE, "C1");
        assertDecision("teacher1", TITLE, false);
        assertThat(lms().grades("teacher1", TITLE))
                .as("a not-yet tells no gradebook")
                .isEqualTo(List.of(Grade.IN_REVIEW));

        prepareTheNextAttempt();
        doTheTasks();
        submit();
        onlyWhatIsOpenIsReadAgain();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher1", TITLE);
    }

    private void onlyWhatIsOpenIsReadAgain() {
        assertThat(openGiven("reviewer1", TITLE))
                .as("given to who read it before")
                .isTrue();
        assertThat(tool().locator("form fieldset.rubric")).hasCount(1);
        assertThat(tool().locator("main")).containsText("What changed, in the teacher");
        assertThat(tool().locator("main .tag--info").first()).hasText("New");
    }
}
