package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tells a field, a choice, a mistake or the focus from its ground is seen (WCAG 1.4.11), by the style sheet's colours. */
class NonTextContrastTests {

    private static final String SHEET = read("src/main/resources/static/waymark.css");
    private static final Map<String, String> COLOURS = Pattern.compile("--([a-z0-9-]+):(#[0-9A-Fa-f]{3,6})\\b")
            .matcher(SHEET)
            .results()
            .collect(Collectors.toMap(colour -> colour.group(1), colour -> colour.group(2)));

    @ParameterizedTest
    @CsvSource({
        "line-strong, surface",
        "line-strong, sunk",
        "brand, surface",
        "brand, sunk",
        "danger, surface",
        "ink, surface",
        "ink, sunk",
        "ink, focus"
    })
    void isThreeToOneAtLeast(String mark, String ground) {
        assertThat(contrast(mark, ground)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void fieldsAndChoicesHaveTheStrongLine() {
        assertThat(SHEET)
                .containsPattern(
                        "input\\[type=text],[^{}]*textarea,select\\{[^}]*border:1px solid var\\(--line-strong\\)")
                .containsPattern("\\.levels label\\{[^}]*border:1px solid var\\(--line-strong\\)")
                .containsPattern("\\.levels label:has\\(:checked\\)\\{[^}]*border:2px solid var\\(--brand\\)");
    }

    @Test
    void theFocusIsALineOfInkInARingOfYellow() {
        assertThat(SHEET)
                .containsPattern(
                        ":focus-visible\\{outline:3px solid var\\(--ink\\)[^}]*box-shadow:0 0 0 5px var\\(--focus\\)");
    }

    @Test
    void theStatementSaysTheSame() {
        assertThat(read("src/docs/accessibility.md"))
                .contains(String.format(
                        Locale.ROOT,
                        "borders of fields %.1f to 1, focus %.1f to 1",
                        contrast("line-strong", "surface"),
                        contrast("ink", "focus")));
    }

    /** WCAG 2.2, contrast ratio. */
    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String name) {
        String hex = COLOURS.getOrDefault(name, "").replaceFirst("^#(.)(.)(.)$", "#$1$1$2$2$3$3");
        int colour = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * light(colour >> 16) + 0.7152 * light(colour >> 8) + 0.0722 * light(colour);
    }

    private static double light(int channel) {
        double part = (channel & 255) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
