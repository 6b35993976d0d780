package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;

/** The LMS suspends a teacher in the middle of the work, and takes that back. */
class SuspendedTeacherJourneyIT extends EarningJourney {

    private static final String TITLE = "Culturally responsive text selection";
    private static final String CLOSED = "Your course does not list you any more";

    @AfterEach
    void reinstate() {
        lms().suspend();
    }

    @Test
    @Requirement(76)
    @Quirk("moodle N3")
    void isToldSoAtTheNextClickAndFindsTheWorkAgainLater() {
        place(TITLE);
        begin("teacher2", TITLE);
        Page operator = operator();
        awaitMembers(operator, 8);

        lms().suspend("teacher2");
        readNow(operator);
        awaitMembers(operator, 7);
        leave(() -> tool().locator("nav.tabs a[href='/home']").click());
        assertHeading(CLOSED);
        assertAccessible();

        lms().suspend();
        open(TITLE);
        assertHeading(TITLE);
        assertThat(tool().locator("ul.tasks")).isVisible();
        operator.close();
    }

    private Page operator() {
        Page operator = browser.newPage();
        operator.navigate(waymark().url("/admin"));
        operator.locator("#token").fill(Waymark.ADMIN_TOKEN);
        operator.locator("form[action$='/admin'] button").click();
        assertThat(operator.locator("#token")).hasCount(0);
        return operator;
    }

    private void readNow(Page operator) {
        operator.navigate(waymark().url("/admin/rosters"));
        // One wish a minute is heard; the launch may have been another.
        SandboxLms.await("the roster to be read again", () -> {
            course(operator).locator("form[action$='/read'] button").click();
            assertThat(operator.locator("[role=status]")).isVisible();
            return members(operator, 7);
        });
    }

    private void awaitMembers(Page operator, int members) {
        SandboxLms.await(members + " members in the roster", () -> {
            operator.navigate(waymark().url("/admin/rosters"));
            return members(operator, members);
        });
    }

    private static boolean members(Page operator, int members) {
        return course(operator)
                        .locator("dd")
                        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + members + "$")))
                        .count()
                == 1;
    }

    private static Locator course(Page operator) {
        return operator.locator("article").first();
    }
}
