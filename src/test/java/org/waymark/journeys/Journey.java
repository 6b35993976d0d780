package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * People at work in a real browser that keeps no third-party cookies: in the course of the sandbox LMS, with the tool in its
 * frame. Each test has a browser profile of its own.
 */
abstract class Journey {

    private static Chromium chromium;

    protected BrowserContext browser;
    protected Page page;

    /** Where the tool is, if not in the LMS's frame. */
    private @Nullable Page tab;

    /** Shows where somebody was when something went wrong. */
    @RegisterExtension
    final AfterTestExecutionCallback picture = test -> {
        if (test.getExecutionException().isPresent() && page != null && !page.isClosed()) {
            screenshot(getClass().getSimpleName() + "-"
                    + test.getRequiredTestMethod().getName());
        }
    };

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> others = new ArrayList<>();

    @BeforeAll
    static void openDriver() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @AfterAll
    static void closeDriver() {
        chromium.close();
    }

    @BeforeEach
    void openBrowser() {
        openBrowser(cookies());
    }

    /** Another browser than the one that blocks third-party cookies. */
    protected void openBrowser(ThirdPartyCookies cookies) {
        if (browser != null) {
            browser.close();
        }
        tab = null;
        browser = chromium.profile(cookies, "en");
        browser.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page = browser.newPage();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
        others.forEach(BrowserContext::close);
        assertThat(complaints).as("what the browser refused").isEmpty();
    }

    /** A page in the browser of somebody else, who shares no session with this one; for windows, not for frames. */
    protected Page inAnotherBrowser() {
        BrowserContext another = chromium.profile(ThirdPartyCookies.ALLOWED, "en");
        others.add(another);
        return another.newPage();
    }

    /** The operator at work, in a browser of their own: their session would answer for everybody's under /admin. */
    protected Page operatorInAnotherBrowser() {
        Page operator = inAnotherBrowser();
        operator.navigate(waymark().url("/admin"));
        operator.locator("#token").fill(Waymark.ADMIN_TOKEN);
        operator.locator("form[action$='/admin'] button").click();
        assertThat(operator.locator("#token")).hasCount(0);
        return operator;
    }

    /** Somebody of the course, who opens the tool in a window of its own. */
    protected Page launchedInAWindow(Page course, String person) {
        course.navigate(lmsPage("/sandbox"));
        course.locator("#become-" + person).click();
        assertThat(course.locator("#become-" + person)).hasAttribute("aria-current", "true");
        course.locator("#navigation-links a").first().click();
        Page window = course.waitForPopup(() -> course.locator("#new-window").click());
        assertThat(window.locator("nav.tabs")).isVisible();
        return window;
    }

    /** Where the journey takes place. */
    protected Waymark waymark() {
        return Waymark.demonstration();
    }

    /** The process that plays the LMS; the tool's own, unless the journey keeps them apart. */
    protected Waymark platform() {
        return waymark();
    }

    protected SandboxLms lms() {
        return new SandboxLms(platform(), mode());
    }

    /** Which LMS the sandbox behaves like. */
    protected LmsMode mode() {
        return LmsMode.PLAIN;
    }

    protected ThirdPartyCookies cookies() {
        return ThirdPartyCookies.GONE;
    }

    /** An address of the LMS, such as /sandbox/tools, in the mode of this journey. */
    protected String lmsPage(String path) {
        return platform().lms(mode().within(path));
    }

    /** Signs in to the LMS as somebody of the course, such as teacher1. */
    protected void become(String person) {
        page.navigate(lmsPage("/sandbox"));
        page.locator("#become-" + person).click();
        assertThat(page.locator("#become-" + person)).hasAttribute("aria-current", "true");
    }

    /** Opens a link of the course by its words; the tool then is in the frame. */
    protected void open(String link) {
        page.navigate(lmsPage("/sandbox"));
        page.locator("#placed-links a, #navigation-links a")
                .filter(new Locator.FilterOptions().setHasText(exactly(link)))
                .first()
                .click();
        // The LMS's own page in the frame, on the way to the tool, has a small heading.
        assertThat(tool().locator("h1:not(.lms-small)")).isVisible();
    }

    /** The tool, inside the LMS unless it {@link #movedTo} a tab of its own. */
    protected Tool tool() {
        return tab == null ? Tool.inTheFrameOf(page) : Tool.in(tab);
    }

    /** From here on the tool is in this tab; in the LMS's frame again if it is null. */
    protected void movedTo(@Nullable Page another) {
        tab = another;
    }

    /** Does what leads to another page of the tool, and waits for that page. */
    protected void leave(Runnable step) {
        tool().locator("html").evaluate("page => page.setAttribute('data-left', 'yes')");
        step.run();
        assertThat(tool().locator("html:not([data-left]) h1")).isVisible();
    }

    /** Opens one of the pages that a lead looks after. */
    protected void manage(String path) {
        leave(() -> tool().locator("nav.tabs a[href='/manage']").click());
        leave(() -> tool().locator("main a[href='" + path + "']").click());
    }

    protected void assertHeading(String words) {
        assertThat(tool().locator("h1")).hasText(words);
    }

    /** This text and no other, in the regular expressions of the browser, which know no quoting. */
    protected static Pattern exactly(String text) {
        return Pattern.compile("^\\s*" + text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0") + "\\s*$");
    }

    /** The frame itself, for what a locator cannot ask. */
    protected Frame frame() {
        return tab == null ? page.locator("#tool-frame").elementHandle().contentFrame() : tab.mainFrame();
    }

    /** Sees to it that a micro-credential is placed in the course. */
    protected void place(String title) {
        page.navigate(lmsPage("/sandbox"));
        become("designer1");
        boolean there = page.locator("#placed-links a").allTextContents().stream()
                .anyMatch(text -> text.strip().equals(title));
        if (there) {
            return;
        }
        page.navigate(lmsPage("/sandbox/content"));
        openThePicker();
        tool().getByLabel(title, new FrameLocator.GetByLabelOptions().setExact(true))
                .check();
        tool().locator("button[name=add]").click();
        assertThat(tool().locator("#added-title")).hasText("Added to the course");
        assertThat(tool().locator("#added")).containsText(title);
    }

    /** What a browser may have to do before the picker shows in its frame. */
    protected void openThePicker() {}

    protected void assertAccessible() {
        Accessibility.assertAccessible(frame());
    }

    protected void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", name + ".png")));
    }
}
