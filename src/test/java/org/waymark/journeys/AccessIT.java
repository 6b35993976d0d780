package org.waymark.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people need who use a keyboard, a screen reader, colours, letters or a direction of writing of their own. What axe can
 * tell, and a page of 320 pixels, is {@link PageAuditIT}'s.
 */
class AccessIT extends Journey {

    private static final String ALOUD = "/credentials/reading-aloud-with-a-purpose";
    private static final String WORK = "main ul.tasks a[href*='/submissions/']";
    private static final String GIVEN = "main ul.tasks a[href*='/reviews/']";

    /** The main pages of each role; the first link that fits is followed where one is named. */
    private static final Map<String, List<String[]>> MAIN_PAGES = mainPages();

    private static final Set<String> CONTROLS = Set.of(
            "link",
            "button",
            "textbox",
            "searchbox",
            "checkbox",
            "radio",
            "combobox",
            "listbox",
            "spinbutton",
            "switch");

    /** Letters, words, lines and paragraphs as far apart as WCAG 1.4.12 lets a reader put them. */
    private static final String WIDE_TEXT = """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}'
                  + 'p{margin-bottom:2em!important}');
              document.adoptedStyleSheets = [sheet];
            }
            """;

    private static final String PLAIN_TEXT = "() => { document.adoptedStyleSheets = [] }";

    /** What only its ground sets off from the page has an edge where people's own colours take the grounds away. */
    private static final String WITHOUT_EDGE = """
            () => [...document.querySelectorAll('.tag,.btn,.note,.card,.errors,.levels label,main input:not([type=hidden]),main textarea,main select')]
              .filter(one => one.getClientRects().length && !['checkbox', 'radio', 'file'].includes(one.type))
              .filter(one => { const look = getComputedStyle(one);
                return !['Top', 'Left', 'Bottom', 'Right'].some(side => parseFloat(look['border' + side + 'Width']) >= 1); })
              .map(one => one.localName + '.' + one.className)
            """;

    private static final String MOVING = """
            () => [...document.querySelectorAll('*')]
              .filter(one => { const look = getComputedStyle(one);
                return look.animationName !== 'none' || look.transitionDuration.split(', ').some(time => time !== '0s'); })
              .map(one => one.localName + '.' + one.className)
            """;

    /** Nothing here rests on them. */
    @Override
    protected ThirdPartyCookies cookies() {
        return ThirdPartyCookies.ALLOWED;
    }

    @Test
    void theKeyboardComesToTheContentAtOnceAndAroundThePage() {
        MAIN_PAGES.forEach((person, pages) -> {
            Page window = launchedInAWindow(page, person);
            pages.subList(0, 2).forEach(way -> {
                open(window, way);
                Keyboard keys = new Keyboard(window);
                assertThat(keys.around()).as("stops at %s", window.url()).isGreaterThan(2);
                window.reload();
                keys.to("a.skip");
                assertThat(window.locator("a.skip")).isInViewport();
                keys.press("Enter");
                keys.press("Tab");
                assertThat(keys.has("main *"))
                        .as("first stop after the skip link at %s", window.url())
                        .isTrue();
            });
            window.close();
        });
    }

    @Test
    void everythingHasANameAndThePageItsParts() {
        List<String> problems = new ArrayList<>();
        lookAt((window, at) -> {
            unnamed(window).forEach(one -> problems.add(at + ": without a name: " + one));
            if (window.locator("main").count() != 1 || window.locator("h1").count() != 1) {
                problems.add(at + ": not one main part and one main heading");
            }
            if (window.locator("nav").all().stream().anyMatch(nav -> nav.getAttribute("aria-label") == null)) {
                problems.add(at + ": a navigation without a name");
            }
            if (!window.title().equals(window.locator("h1").innerText().strip())
                    && window.title().length() < 3) {
                problems.add(at + ": no title");
            }
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void aScreenReaderHearsWhatIsToBeDoneAndHowFarItIs() {
        Page window = launchedInAWindow(page, "teacher3");
        window.navigate(waymark().url("/home"));
        window.navigate((String) window.locator(WORK).first().evaluate("a => a.href"));
        assertThat(window.locator("body")).matchesAriaSnapshot("""
                - link "Go to the content"
                - navigation "Waymark"
                - main:
                  - heading [level=1]
                  - list:
                    - listitem:
                      - link
                """);
        assertThat(window.locator("ul.tasks a[aria-describedby]").first()).isVisible();
    }

    @Test
    void ownColoursLettersAndDirectionsBreakNothing() {
        List<String> problems = new ArrayList<>();
        lookAt((window, at) -> {
            window.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            texts(window, WITHOUT_EDGE).forEach(one -> problems.add(at + ": in forced colours no edge: " + one));
            window.emulateMedia(new Page.EmulateMediaOptions()
                    .setForcedColors(ForcedColors.NONE)
                    .setReducedMotion(ReducedMotion.REDUCE)
                    .setContrast(Contrast.MORE));
            texts(window, MOVING).forEach(one -> problems.add(at + ": moves: " + one));
            window.setViewportSize(320, 800);
            window.evaluate("() => document.documentElement.setAttribute('dir', 'rtl')");
            sideways(window, at + " from right to left", problems);
            window.evaluate("() => document.documentElement.removeAttribute('dir')");
            window.evaluate(WIDE_TEXT);
            sideways(window, at + " with wide text", problems);
            window.evaluate(PLAIN_TEXT);
            window.setViewportSize(1180, 900);
            window.evaluate("() => { document.documentElement.style.fontSize = '200%' }");
            sideways(window, at + " with letters twice as large", problems);
            window.evaluate("() => { document.documentElement.style.fontSize = '' }");
        });
        assertThat(problems).isEmpty();
    }

    private static Map<String, List<String[]>> mainPages() {
        Map<String, List<String[]>> pages = new LinkedHashMap<>();
        pages.put(
                "teacher3",
                ways("/home", "/home " + WORK, "/credentials", ALOUD, "/record", "/plan", "/notices/settings"));
        pages.put("reviewer3", ways("/reviews", "/reviews " + GIVEN));
        pages.put("coach1", ways("/coaching", "/visibility"));
        pages.put("designer1", ways("/design", "/admin/stacks"));
        pages.put("admin1", ways("/manage", "/insights", "/admin/people", "/recognition", "/admin/platforms"));
        return pages;
    }

    private static List<String[]> ways(String... ways) {
        return Stream.of(ways).map(way -> way.split(" ", 2)).toList();
    }

    private interface Look {
        void at(Page window, String where);
    }

    private void lookAt(Look look) {
        MAIN_PAGES.forEach((person, pages) -> {
            Page window = launchedInAWindow(page, person);
            pages.forEach(way -> {
                open(window, way);
                look.at(window, person + " " + window.url());
            });
            window.close();
        });
    }

    private void open(Page window, String... way) {
        window.navigate(waymark().url(way[0]));
        if (way.length > 1) {
            window.navigate((String) window.locator(way[1]).first().evaluate("a => a.href"));
        }
    }

    private static void sideways(Page window, String at, List<String> problems) {
        int pixels = Accessibility.sideways(window);
        if (pixels > 0) {
            problems.add(at + " is " + pixels + " px too wide");
        }
    }

    private static List<String> texts(Page window, String script) {
        return ((List<?>) window.evaluate(script))
                .stream().map(String::valueOf).distinct().toList();
    }

    /** As the browser tells it to screen readers. */
    private List<String> unnamed(Page window) {
        List<String> without = new ArrayList<>();
        JsonObject tree = browser.newCDPSession(window).send("Accessibility.getFullAXTree");
        for (JsonElement element : tree.getAsJsonArray("nodes")) {
            JsonObject node = element.getAsJsonObject();
            if (!node.get("ignored").getAsBoolean()
                    && CONTROLS.contains(text(node, "role"))
                    && text(node, "name").isBlank()) {
                without.add(text(node, "role"));
            }
        }
        return without;
    }

    private static String text(JsonObject node, String property) {
        JsonObject value = node.getAsJsonObject(property);
        return value == null || !value.has("value") ? "" : value.get("value").getAsString();
    }
}
