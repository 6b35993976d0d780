package org.waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What everyone must be able to use, as far as a machine can tell. */
final class Accessibility {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String AXE = axe();

    /** All that axe finds would be a megabyte for each page; what is wrong is a few lines. */
    private static final String RUN = """
            tags => axe
              .run(document, { runOnly: tags, resultTypes: ['violations'], iframes: false })
              .then(found => found.violations.map(rule =>
                rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.target + ' ' + node.html).join(', ')))
            """;

    private Accessibility() {}

    /** The page breaks none of axe's rules for WCAG 2.2 AA and good practice. */
    static void assertAccessible(Page page) {
        assertAccessible(page.mainFrame());
    }

    /** The same of what is in a frame, whatever is around it. */
    static void assertAccessible(Frame frame) {
        assertThat(violations(frame)).as("axe at %s", frame.url()).isEmpty();
    }

    static List<String> violations(Page page) {
        return violations(page.mainFrame());
    }

    private static List<String> violations(Frame frame) {
        if (Boolean.FALSE.equals(frame.evaluate("() => 'axe' in window"))) {
            frame.evaluate(AXE);
        }
        return ((List<?>) frame.evaluate(RUN, RULES))
                .stream().map(String::valueOf).toList();
    }

    /** How many pixels the page is wider than its window. */
    static int sideways(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
