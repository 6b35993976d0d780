package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.journeys.SandboxLms.Grade;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A teacher sees a not-yet otherwise; somebody new reads it anew and finds it there; how that came about stays to be read. */
class AppealJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";
    private static final String REASONS = "The second page of the plan says what each student holds back.";
    private static final String FOUND = "The plan gives each student a part nobody else has.";
    private static final String WHY = "The teacher asks how it came about.";

    @Test
    void aNotYetIsReadAnewAndBecomesABadge() throws IOException {
        place(TITLE);
        begin("teacher1", TITLE);
        doTheTasks();
        submit();
        lms().awaitGrade("teacher1", TITLE, Grade.IN_REVIEW);
        readersMiss(TITLE, "C1");

        appeal();
        assertThat(lms().grades("teacher1", TITLE))
                .as("no gradebook is told of a not-yet, nor of an appeal")
                .isEqualTo(List.of(Grade.IN_REVIEW));
        somebodyNewReads();

        assertDecision("teacher1", TITLE, true);
        assertThat(tool().locator("main")).containsText(FOUND);
        assertEarned("teacher1", TITLE);

        String number = theEarnerReadsHowItCameAbout();
        aLeadReadsItForAReason(number);
        openTheRecord();
        assertThat(tool().locator("main")).containsText(WHY);
        assertThat(tool().locator("main")).not().containsText("Alex Kim");
    }

    private void appeal() {
        assertDecision("teacher1", TITLE, false);
        leave(() -> tool().locator("main a[href$='/appeal']").click());
        assertHeading("Ask for a new review");
        assertAccessible();
        leave(() -> tool().locator("form[action$='/appeal'] button").click());
        assertThat(tool().locator("#reasons-error")).isVisible();
        tool().locator("#reasons").fill(REASONS);
        leave(() -> tool().locator("form[action$='/appeal'] button").click());
        assertThat(tool().locator("form[action$='/appeal']")).hasCount(0);
        assertThat(tool().locator("main")).containsText("Is being looked at");
        assertThat(tool().locator("main")).containsText(REASONS);
        assertAccessible();
    }

    private void somebodyNewReads() {
        assertThat(openGiven("reviewer1", TITLE) || openGiven("reviewer2", TITLE))
                .as("given to somebody who decided it")
                .isFalse();
        assertThat(openGiven("reviewer3", TITLE)).as("given to somebody new").isTrue();
        assertThat(tool().locator("main")).containsText(REASONS);
        assertThat(tool().locator("main")).containsText("One student could still do it alone.");
        assertThat(tool().locator("main")).not().containsText("Rae Chen");
        // Only what was not yet there.
        assertThat(tool().locator("form fieldset.rubric")).hasCount(1);
        rate(DEMONSTRATED, Map.of());
        tool().locator("form fieldset.rubric textarea").first().fill(FOUND);
        send();
    }

    private String theEarnerReadsHowItCameAbout() throws IOException {
        openTheRecord();
        assertSteps(tool().locator("main article h2"), false);
        assertThat(tool().locator("main")).containsText(FOUND);
        assertThat(tool().locator("main")).not().containsText("Rita Marsh");
        assertAccessible();
        String number = tool().locator("main p code").first().textContent();
        JsonNode file = file(page.waitForDownload(
                () -> tool().locator("main a[href$='/file']").click()));
        assertThat(file.get("submission").asString()).isEqualTo(number);
        assertThat(file.get("whole").asBoolean()).isFalse();
        assertThat(file.get("head").asString())
                .isEqualTo(tool().locator("main p code").last().textContent());
        return number;
    }

    private void aLeadReadsItForAReason(String number) throws IOException {
        Page lead = launchedInAWindow(inAnotherBrowser(), "admin1");
        lead.locator("nav.tabs a[href='/manage']").click();
        lead.locator("main a[href='/admin/decisions']").click();
        lead.locator("#number").fill(number);
        lead.locator("main form button").click();
        assertThat(lead.locator("h1")).hasText("Why do you open this record?");
        lead.locator("main form button").click();
        assertThat(lead.locator("#reason-error")).isVisible();
        lead.locator("#reason").fill(WHY);
        lead.locator("main form button").click();
        assertThat(lead.locator("h1")).hasText("How this decision came about");
        assertSteps(lead.locator("main article h2"), true);
        for (String name : new String[] {"Tess Arnold", "Rae Chen", "Rob Okafor", "Rita Marsh"}) {
            assertThat(lead.locator("main")).not().containsText(name);
        }
        Accessibility.assertAccessible(lead.mainFrame());
        JsonNode file = file(
                lead.waitForDownload(() -> lead.locator("main a[href$='/file']").click()));
        assertThat(file.get("whole").asBoolean()).isTrue();
        assertThat(file.get("lines").size())
                .isEqualTo(lead.locator("main article").count());
    }

    private void openTheRecord() {
        reopen("teacher1", TITLE);
        leave(() -> tool().locator("a[href$='/decision']").click());
        leave(() ->
                tool().locator("main a[href$='/record']:not([href='/record'])").click());
        assertHeading("How this decision came about");
    }

    /** In the order in which it happened; between which, for a lead, is who was given what and what they sent. */
    private static void assertSteps(Locator steps, boolean whole) {
        List<String> said = steps.allTextContents();
        assertThat(said).containsSubsequence("Submitted", "Decided", "New review asked for", "Decided anew");
        assertThat(said.contains("Given to a reader")).isEqualTo(whole);
        assertThat(said.stream().filter("Reading sent"::equals).count()).isEqualTo(whole ? 3 : 0);
    }

    private static JsonNode file(Download download) throws IOException {
        try (InputStream in = download.createReadStream()) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
