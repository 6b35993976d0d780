package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A teacher takes a coach, they talk beside the draft, a colleague looks as well, and with one click it is over. */
class CoachJourneyIT extends Journey {

    private static final String COACH = "Cora Diaz";
    private static final String TEACHER = "Tomás Rivera";
    private static final String CREDENTIAL = "/credentials/formative-assessment-acting-on-evidence";
    private static final String QUESTION = "What do the tickets tell you about the quiet ones?";
    private static final String ANSWER = "That three of them read ahead.";

    /** Elsewhere this teacher earns this one. */
    @Override
    protected Waymark waymark() {
        return Waymark.demonstrationApart();
    }

    @Test
    void aCoachSitsBesideTheDraftUntilTheTeacherEndsIt() {
        Page teacher = launchedInAWindow(page, "teacher2");
        String work = begunBy(teacher);

        // Chosen with one click; before, nothing is seen.
        Page coach = launchedInAWindow(inAnotherBrowser(), "coach1");
        coach.navigate(waymark().url("/coaching"));
        assertThat(coach.locator("main")).not().containsText(TEACHER);
        teacher.navigate(waymark().url(work));
        teacher.locator("main a[href$='/coach']").click();
        teacher.locator("main a[href$='/choose']").click();
        teacher.locator("#person").selectOption(COACH);
        Accessibility.assertAccessible(teacher.mainFrame());
        teacher.locator("form[action$='/choose'] button").click();
        assertThat(teacher.locator("main ul.tasks")).containsText(COACH);

        // The coach finds them among those who wait, asks beside an answer, and rates nothing.
        coach.navigate(waymark().url("/coaching?waiting=true"));
        coach.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(TEACHER))
                .locator("a")
                .click();
        assertThat(coach.locator("input[type=radio]")).hasCount(0);
        coach.locator("article a[href*='on=PROMPT']").first().click();
        coach.locator("#text").fill(QUESTION);
        coach.locator("#write button").click();
        assertThat(coach.locator("article ol.timeline").last()).containsText(QUESTION);
        Accessibility.assertAccessible(coach.mainFrame());
        String seat = coach.url();

        // The teacher is told, answers, and marks it done.
        teacher.navigate(waymark().url("/notices"));
        assertThat(teacher.locator("main")).containsText("Your coach has written to you");
        teacher.navigate(waymark().url(work + "/coach"));
        Locator thread = teacher.locator("article.card").filter(new Locator.FilterOptions().setHasText(QUESTION));
        thread.locator("textarea").fill(ANSWER);
        thread.locator("button").first().click();
        assertThat(teacher.locator("article.card").filter(new Locator.FilterOptions().setHasText(ANSWER)))
                .hasCount(1);
        Accessibility.assertAccessible(teacher.mainFrame());

        String address = addressForAColleague(teacher, work);
        Page colleague = launchedInAWindow(inAnotherBrowser(), "teacher1");
        colleague.navigate(address);
        colleague.locator("main form button").click();
        assertThat(colleague.locator("main")).containsText(TEACHER);
        assertThat(colleague.locator("main")).not().containsText(QUESTION);
        assertThat(colleague.locator("main")).not().containsText(ANSWER);

        // One click, and both see nothing from that moment.
        endAll(teacher, work);
        assertThat(coach.navigate(seat).status()).isEqualTo(404);
        assertThat(colleague.reload().status()).isEqualTo(404);
        teacher.navigate(waymark().url(work + "/coach"));
        assertThat(teacher.locator("main")).containsText(QUESTION);
    }

    /** Something of this journey's own: another one deletes the teacher who begins the demonstration with a draft. */
    private String begunBy(Page teacher) {
        teacher.navigate(waymark().url(CREDENTIAL));
        teacher.locator("form[action$='/start'] button").first().click();
        assertThat(teacher.locator("ul.tasks")).isVisible();
        return URI.create(teacher.url()).getPath();
    }

    private void endAll(Page teacher, String work) {
        teacher.navigate(waymark().url(work + "/coach"));
        Locator end = teacher.locator("form[action$='/end'] button");
        while (end.count() > 0) {
            end.first().click();
            assertThat(teacher.locator("[role=status]")).isVisible();
        }
    }

    private String addressForAColleague(Page teacher, String work) {
        teacher.navigate(waymark().url(work + "/coach/colleagues"));
        teacher.locator("form[action$='/address'] button").click();
        return teacher.locator("code").textContent().strip();
    }
}
