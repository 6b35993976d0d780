package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import java.util.List;

/** What everyone must be able to use, as far as a machine can tell. */
final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Accessibility() {}

    /** The page and its frames break none of axe's rules for WCAG 2.2 AA and good practice. */
    static void assertAccessible(Page page) {
        assertThat(violations(page)).as("axe at %s", page.url()).isEmpty();
    }

    static List<String> violations(Page page) {
        return violations(new AxeBuilder(page));
    }

    /** The same of the tool in the LMS's frame, whatever the LMS around it does. */
    static void assertToolAccessible(Page page) {
        assertThat(violations(new AxeBuilder(page).include(List.of("#tool-frame", "html"))))
                .as("axe in the frame of %s", page.url())
                .isEmpty();
    }

    private static List<String> violations(AxeBuilder axe) {
        AxeResults results = axe.withTags(RULES).analyze();
        return results.getViolations().stream()
                .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()) + " " + node.getHtml())
                                .toList())
                .toList();
    }

    /** How many pixels the page is wider than its window. */
    static int sideways(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
