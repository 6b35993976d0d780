package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;

/**
 * What it costs a teacher who has the files ready, from the course to handing in: each press of a button, a link or a field,
 * and each text that is typed, counted by the browser itself.
 */
class EarnWithThreeFilesJourneyIT extends EarningJourney {

    private static final String TITLE = "Productive small-group work";

    /** The button of the field, and the one of the window in which the browser asks for files. */
    private static final int CHOOSING = 2;

    private static final int BAR = 40;

    private static Waymark tool;

    private final List<String> presses = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();

    @BeforeAll
    static void start() {
        tool = Waymark.on(TestPorts.free())
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .start("three-files");
    }

    @AfterAll
    static void stop() {
        tool.close();
    }

    @Override
    protected Waymark waymark() {
        return tool;
    }

    @Test
    void aTeacherAtADeskNeedsFewClicksAndTypesNothingTwice() {
        page.setViewportSize(1180, 900);
        earn("teacher1");
    }

    @Test
    void aTeacherWithAPhoneNeedsNoMore() {
        page.setViewportSize(390, 844);
        earn("teacher2");
    }

    private void earn(String teacher) {
        become(teacher);
        count();
        open(TITLE);
        leave(() -> press("form[action$='/start'] button"));
        bring("A1", file("plan.pdf", "application/pdf"));
        bring("A2", file("talk.mp3", "audio/mpeg"));
        bring(
                "A3",
                file("one.pdf", "application/pdf"),
                file("two.pdf", "application/pdf"),
                file("three.pdf", "application/pdf"));
        answer("overview", "Thirty children in groups of four; each had a source of their own. ");
        answer("reflection", "The quiet group showed that I had given too much away. ");
        leave(() -> press("ul.tasks a[href$='/check']"));
        press("#original");
        assertFits();
        leave(() -> press("form[action$='/submit'] button[type=submit]"));
        assertThat(tool().locator("#original")).hasCount(0);

        assertThat(presses.size()).as("clicks: %s", presses).isLessThan(BAR);
        assertThat(typed).as("what was typed").isNotEmpty().doesNotHaveDuplicates();
        System.out.printf("Earning with three tasks of files: %d clicks, %d texts%n", presses.size(), typed.size());
    }

    /** One choosing of files for one task; what else its page asks for. */
    private void bring(String requirement, FilePayload... files) {
        leave(() -> press("ul.tasks a[href$='/evidence/" + requirement + "']"));
        for (int i = 0; i < CHOOSING; i++) {
            presses.add("choosing files for " + requirement);
        }
        tool().locator("#file").setInputFiles(files);
        if (Stream.of(files).anyMatch(file -> file.mimeType.startsWith("audio/"))) {
            press("#students-no");
        }
        assertFits();
        leave(() -> press("#add button[type=submit]"));
        assertThat(tool().locator("ul.tasks")).isVisible();
        for (FilePayload file : files) {
            assertThat(tool().locator("article.card h3").getByText(file.name)).isVisible();
        }
    }

    private void answer(String part, String words) {
        leave(() -> press("ul.tasks a[href$='/" + part + "']"));
        Locator questions = tool().locator("form textarea");
        for (int i = 0; i < questions.count(); i++) {
            questions.nth(i).click();
            questions.nth(i).fill(words + "This is the answer to question " + (i + 1) + ".");
        }
        leave(() -> press("form button[type=submit]"));
        back();
    }

    private void back() {
        if (tool().locator("ul.tasks").count() == 0) {
            leave(() -> press("nav.crumbs a"));
        }
    }

    private void press(String what) {
        tool().locator(what).first().click();
    }

    private void assertFits() {
        assertThat(((Number) frame().evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue())
                .isLessThanOrEqualTo(0);
    }

    /** Whatever a person presses in any window or frame from now on, and whatever they have typed when they leave a field. */
    private void count() {
        browser.exposeBinding("pressed", (source, words) -> presses.add(String.valueOf(words[0])));
        browser.exposeBinding("typed", (source, words) -> typed.add(String.valueOf(words[0])));
        browser.addInitScript("""
                addEventListener('pointerdown', event => {
                  if (event.isTrusted) {
                    const at = event.target.closest('a, button, label, input, textarea, summary') || event.target;
                    pressed((at.innerText || at.name || at.tagName).trim());
                  }
                }, true);
                addEventListener('change', event => {
                  if (event.target.matches('textarea, input[type=text], input[type=url], input:not([type])')) {
                    typed(event.target.value);
                  }
                }, true);
                """);
    }

    private static FilePayload file(String name, String type) {
        byte[] bytes = name.endsWith(".pdf") ? onePagePdf() : sound();
        return new FilePayload(name, type, bytes);
    }

    /** A second of silence: frames of MPEG 1, layer III, 32 kbit/s. */
    private static byte[] sound() {
        int frame = 144 * 32_000 / 44_100;
        byte[] all = new byte[39 * frame];
        for (int at = 0; at + 4 <= all.length; at += frame) {
            all[at] = (byte) 0xff;
            all[at + 1] = (byte) 0xfb;
            all[at + 2] = 0x10;
            all[at + 3] = (byte) 0xc4;
        }
        return all;
    }
}
