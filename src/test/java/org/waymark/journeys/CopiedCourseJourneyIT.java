package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.Requirement;

/** A course is copied; an instructor opens a submission from the gradebook; a teacher sees what is held on them. */
class CopiedCourseJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";

    @Requirement({63, 87, 90})
    @Test
    void aCopiedCourseOpensTheSameAndAGradebookTellsNoMoreThanItShould() {
        place(TITLE);
        become("teacher3");
        open(TITLE);
        assertHeading(TITLE);

        become("designer1");
        page.locator("#copy-course").click();
        become("teacher3");
        page.locator(".copied-links a")
                .filter(new Locator.FilterOptions().setHasText(exactly(TITLE)))
                .first()
                .click();
        assertHeading(TITLE);

        openFromGradebook("coach1", "teacher3");
        assertHeading(TITLE);
        assertThat(tool().locator(".note")).isVisible();
        assertThat(tool().locator("main")).not().containsText("Nkosi");
        assertAccessible();

        openFromGradebook("reviewer1", "teacher3");
        assertHeading("Nothing opens here");
        assertThat(tool().locator("main")).not().containsText("Nkosi");

        become("teacher3");
        page.locator("#privacy").click();
        assertHeading("What Waymark holds on you");
        assertThat(tool().locator("main")).containsText("Thandi Nkosi");
        assertAccessible();
    }

    private void openFromGradebook(String instructor, String learner) {
        become(instructor);
        page.navigate(platform().lms("/sandbox/gradebook"));
        List<String> columns = page.locator("#gradebook thead th").allTextContents().stream()
                .map(String::strip)
                .toList();
        page.locator("#grades-" + learner + " td")
                .nth(columns.indexOf(TITLE) - 1)
                .locator("a.review")
                .click();
        assertThat(tool().locator("h1:not(.lms-small)")).isVisible();
    }
}
