package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Clip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.waymark.TestPorts;

/**
 * The pictures of the guides, as a person of the sandbox sees the pages on the day they are made; {@code
 * -Dwaymark.pictures=true} puts them into src/docs/pictures, else they are in target/pictures. A page that is no longer
 * reached as the guide says fails here, and so does one that no longer says what it said when its picture was made.
 */
class PicturesThorough extends Journey {

    private static final boolean KEPT = Boolean.getBoolean("waymark.pictures");
    private static final Path THERE = Path.of(KEPT ? "src/docs/pictures" : "target/pictures");

    /** What the pages said when their pictures were kept. */
    private static final Path SAID = Path.of("src/test/resources/pictures");

    /** Dates, times, sums and numbers of reference. */
    private static final Pattern OF_THE_DAY = Pattern.compile(
            "[\\w:.,]*\\d[\\w:.,]*|\\b([A-F]{4,8}|January|February|March|April|May|June|July|August"
                    + "|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b");

    private static final int WIDTH = 768;
    private static final int HIGHEST = 860;

    private static final String START = "main form[action$='/start'] button";
    private static final String AGAIN = "main ul.tasks a[href*='/submissions/']";
    private static final String FIRST = "/credentials/formative-assessment-acting-on-evidence";

    private static Waymark waymark;

    private final List<String> changed = new ArrayList<>();

    /**
     * A picture.
     *
     * @param name of its file
     * @param person who sees it
     * @param path where to begin
     * @param links the first link or button that fits is followed, one after another
     */
    private record Shown(String name, String person, String path, String... links) {}

    private static final List<Shown> PICTURES = List.of(
            new Shown("credential", "teacher1", FIRST),
            new Shown("submission", "teacher1", FIRST, START),
            new Shown("evidence", "teacher1", "/home", AGAIN, "main a[href$='/evidence/A2']"),
            new Shown("decision", "coach1", "/home", AGAIN, "main a[href$='/decision']"),
            new Shown("coaching", "coach1", "/coaching"),
            new Shown("record", "teacher3", "/record"),
            new Shown("reviews", "reviewer3", "/reviews"),
            new Shown("reading", "reviewer3", "/reviews", "main ul.tasks a[href*='/reviews/']"),
            new Shown("design", "designer1", "/design", "main form[action$='/design/revise'] button"),
            new Shown("manage", "admin1", "/manage"),
            new Shown("visibility", "admin1", "/visibility"),
            new Shown("connection", "admin1", "/admin/platforms", "main h2 a[href^='/admin/platforms/']"),
            new Shown("connections", "operator", "/admin/platforms"),
            new Shown("today", "operator", "/admin/today"));

    @Override
    protected Waymark waymark() {
        if (waymark == null) {
            waymark = Waymark.on(TestPorts.free())
                    .with("SPRING_PROFILES_ACTIVE", "sandbox")
                    .start("pictures");
        }
        return waymark;
    }

    @AfterAll
    static void stop() {
        if (waymark != null) {
            waymark.close();
        }
    }

    @Test
    void everyPictureOfTheGuidesCanBeMade() throws IOException {
        Files.createDirectories(THERE);
        String person = "";
        Page window = page;
        for (Shown shown : PICTURES) {
            // Whoever launched last is signed in, in every window of the browser.
            if (!shown.person().equals(person)) {
                person = shown.person();
                window = windowOf(person);
            }
            assertThat(window.navigate(waymark().url(shown.path())).status())
                    .as(shown.path())
                    .isEqualTo(200);
            for (String link : shown.links()) {
                follow(window, window.locator(link).first());
            }
            if (shown.name().equals("submission")) {
                doSome(window);
            }
            take(window, shown.name());
        }
        takeThePicker();
        assertThat(changed)
                .as("no longer what the pictures show: make them anew")
                .isEmpty();
        assertThat(PICTURES.stream().map(Shown::name).map(PicturesThorough::file))
                .allSatisfy(file -> assertThat(file).isRegularFile());
    }

    private Page windowOf(String person) {
        Page window = person.equals("operator") ? operatorInAnotherBrowser() : launchedInAWindow(page, person);
        window.setViewportSize(WIDTH, HIGHEST);
        return window;
    }

    /** The questions are answered and the first piece is there. */
    private static void doSome(Page window) {
        String work = window.url();
        for (String part : List.of("/overview", "/evidence/A1")) {
            window.navigate(work + part);
            Locator folded = window.locator("details:has(#text) > summary");
            if (folded.count() > 0) {
                folded.click();
            }
            window.locator("main form textarea")
                    .all()
                    .forEach(field -> field.fill("Which of two plants grew, and why."));
            Locator button =
                    window.locator("main form button[type=submit]:visible").last();
            window.waitForNavigation(button::click);
        }
        window.navigate(work);
    }

    /** What a designer sees in the LMS's own window. */
    private void takeThePicker() {
        become("designer1");
        page.setViewportSize(WIDTH, HIGHEST);
        page.navigate(lmsPage("/sandbox/content"));
        openThePicker();
        tool().locator("button[name=add]").waitFor();
        take(page, "picker");
    }

    private void take(Page window, String name) {
        compare(name, OF_THE_DAY.matcher(window.locator("body").innerText()).replaceAll("#"));
        int height = ((Number) window.evaluate("Math.ceil(document.documentElement.getBoundingClientRect().height)"))
                .intValue();
        window.evaluate("() => document.activeElement && document.activeElement.blur()");
        window.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(new Clip(0, 0, WIDTH, Math.min(height, HIGHEST)))
                .setPath(file(name)));
        assertThat(size(file(name))).as("bytes of %s", name).isLessThan(120_000);
    }

    private void compare(String name, String says) {
        Path said = SAID.resolve(name + ".txt");
        try {
            if (KEPT) {
                Files.createDirectories(SAID);
                Files.writeString(said, says);
            } else if (!Files.exists(said) || !Files.readString(said).equals(says)) {
                changed.add(name);
                Files.writeString(THERE.resolve(name + ".txt"), says);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void follow(Page window, Locator next) {
        if ("button".equals(next.evaluate("element => element.localName"))) {
            window.waitForNavigation(next::click);
        } else {
            window.navigate((String) next.evaluate("a => a.href"));
        }
    }

    private static Path file(String name) {
        return THERE.resolve(name + ".png");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
