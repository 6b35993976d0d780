package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;

/** The LMS suspends a teacher in the middle of the work, and takes that back. */
class SuspendedTeacherJourneyIT extends EarningJourney {

    private static final String TITLE = "Culturally responsive text selection";
    private static final String CLOSED = "Your course does not list you any more";
    private static final int EVERYONE = 8;

    /** To ask more often would only keep the machine busy. */
    private static final int PAUSE = 3000;

    /** Elsewhere a copy of the course lists the teacher too. */
    @Override
    protected Waymark waymark() {
        return Waymark.demonstrationApart();
    }

    @Test
    @Requirement(76)
    @Quirk("moodle N3")
    void isToldSoAtTheNextClickAndFindsTheWorkAgainLater() {
        place(TITLE);
        begin("teacher2", TITLE);
        Page operator = operator();
        SandboxLms.await(
                "the roster to be read", () -> listsOf(EVERYONE, operator).count() > 0);

        lms().suspend("teacher2");
        readNow(operator);
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
        SandboxLms.await("the roster to be read again", () -> {
            Locator old = listsOf(EVERYONE, operator);
            // One wish a minute is heard; the launch may have been another.
            for (int i = old.count() - 1; i >= 0; i--) {
                old.nth(i).locator("form[action$='/read'] button").click();
                assertThat(operator.locator("[role=status]")).isVisible();
            }
            if (listsOf(EVERYONE, operator).count() == 0) {
                return true;
            }
            operator.waitForTimeout(PAUSE);
            return false;
        });
    }

    private Locator listsOf(int members, Page operator) {
        operator.navigate(waymark().url("/admin/rosters"));
        Locator number = operator.locator("dd")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + members + "$")));
        return operator.locator("article").filter(new Locator.FilterOptions().setHas(number));
    }
}
