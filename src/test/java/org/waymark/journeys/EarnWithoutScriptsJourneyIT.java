package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** From the first page to handing in without any JavaScript: a link, files as a plain form sends them, a text. */
class EarnWithoutScriptsJourneyIT extends EarningJourney {

    private static final String CREDENTIAL = "/credentials/reading-aloud-with-a-purpose";

    private Page window;

    @Test
    void aTeacherWithoutJavaScriptBringsEverythingAndHandsIn() {
        window = launchedInAWindow(page, "teacher1");
        JsonObject off = new JsonObject();
        off.addProperty("value", true);
        browser.newCDPSession(window).send("Emulation.setScriptExecutionDisabled", off);
        window.navigate(waymark().url(CREDENTIAL));
        window.locator("form[action$='/start'] button").first().click();

        answer("overview");
        bringALink();
        bringTwoFilesAndAText();
        answer("reflection");

        task("/check");
        assertThat(window.locator("#missing")).hasCount(0);
        window.locator("#original").check();
        window.locator("form[action$='/submit'] button[type=submit]").click();
        assertThat(window.locator("#original")).hasCount(0);
        assertThat(window.locator("ol.timeline")).containsText("You submitted");
    }

    private void bringALink() {
        task("/evidence/A1");
        Locator folded = folded("Add a link instead");
        folded.locator("#link").fill("https://video.example.org/watch?v=lesson-7");
        folded.locator("button").click();
        // Nobody can know what is behind a link.
        assertThat(window.locator("h1")).hasText("Students in your evidence");
        window.locator("#students-no").check();
        window.locator("form[action$='/students'] button[type=submit]").first().click();
        assertThat(window.locator("ul.tasks")).isVisible();
    }

    private void bringTwoFilesAndAText() {
        task("/evidence/A2");
        window.locator("#file").setInputFiles(new FilePayload[] {
            new FilePayload("one.pdf", "application/pdf", onePagePdf()),
            new FilePayload("two.txt", "text/plain", "What I saw.".getBytes(StandardCharsets.UTF_8))
        });
        window.locator("#add button[type=submit]").first().click();
        assertThat(window.locator("article.card h3")).hasText(new String[] {"one.pdf", "two.txt"});
        Locator folded = folded("Write a text instead");
        folded.locator("#text").fill("A child drew the wolf behind the door, which nobody had read out.");
        folded.locator("button").click();
        assertThat(window.locator("ul.tasks")).isVisible();
    }

    private void answer(String part) {
        task("/" + part);
        Locator answers = window.locator("form textarea");
        for (int i = 0; i < answers.count(); i++) {
            answers.nth(i).fill("Nine children who rarely choose a book. (" + part + " " + i + ")");
        }
        window.locator("form button[type=submit]").click();
    }

    private void task(String ending) {
        assertThat(window.locator("ul.tasks")).isVisible();
        window.locator("ul.tasks a[href$='" + ending + "']").click();
    }

    private Locator folded(String name) {
        Locator details = window.locator("details").filter(new Locator.FilterOptions().setHasText(name));
        details.locator("summary").click();
        return details;
    }
}
