package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.journeys.SandboxLms.Grade;

/** A teacher submits, two readers agree that all is there, the badge and the grade arrive. */
class EarnAtFirstAttemptJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";
    private static final String STRENGTH = "Each student has a source of their own.";
    private static final String NOTE = "Look at the second page again.";

    /** In the browser that people have, and by its setting. */
    @Override
    protected ThirdPartyCookies cookies() {
        return ThirdPartyCookies.BLOCKED;
    }

    @Test
    void aTeacherEarnsABadgeAtTheFirstAttempt() {
        place(TITLE);
        begin("teacher2", TITLE);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher2", TITLE, Grade.IN_REVIEW);
        whatIsBegunIsKept();
        readersSay(TITLE, DEMONSTRATED, DEMONSTRATED);
        assertEarned("teacher2", TITLE);
    }

    /** A reader types, presses nothing, comes back later, and is asked for what is missing when they send too early. */
    private void whatIsBegunIsKept() {
        openGiven("reviewer1", TITLE);
        tool().locator("form fieldset.rubric textarea").first().fill(STRENGTH);
        tool().locator("#notes").fill(NOTE);
        assertThat(tool().locator("[data-said]")).not().isEmpty();
        openGiven("reviewer1", TITLE);
        assertThat(tool().locator("form fieldset.rubric textarea").first()).hasValue(STRENGTH);
        assertThat(tool().locator("#notes")).hasValue(NOTE);

        rate(APPROACHING, Map.of());
        tool().locator("form fieldset.rubric textarea").nth(2).fill("");
        leave(() -> tool().locator("button[name=send]").click());
        assertThat(tool().locator("#problems")).isVisible();
        assertThat(tool().locator("form fieldset.rubric .error")).hasCount(1);
        assertAccessible();

        openGiven("reviewer2", TITLE);
        assertThat(tool().locator("main")).not().containsText(NOTE);
        assertThat(tool().locator("form fieldset.rubric input[type=radio]:checked"))
                .hasCount(0);
    }
}
