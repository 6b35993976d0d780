package org.waymark.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The picture of a badge that nobody made one for: the title's initials on a colour of the definition's own. */
record BadgeInitials(String title, String code) {

    /** White on each has a contrast of at least 5 to 1. */
    private static final List<String> COLOURS =
            List.of("#0B5A8F", "#55307C", "#0F5A31", "#7A3B00", "#96171E", "#3D4A56", "#0A5F63", "#6B2A5B");

    String svg() {
        String colour = COLOURS.get(Math.floorMod(code.hashCode(), COLOURS.size()));
        String name = HtmlUtils.htmlEscape(title, "UTF-8");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" role="img">
                  <title>%s</title>
                  <circle cx="200" cy="200" r="200" fill="%s"/>
                  <circle cx="200" cy="200" r="176" fill="none" stroke="#fff" stroke-width="6"/>
                  <path d="M140 300l45 40 75-80" fill="none" stroke="#fff" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>
                  <text x="200" y="212" fill="#fff" font-family="system-ui, sans-serif" font-size="120" font-weight="700" text-anchor="middle">%s</text>
                </svg>
                """.formatted(name, colour, HtmlUtils.htmlEscape(initials(), "UTF-8"));
    }

    /** Of the first two words that begin with a letter or digit. */
    String initials() {
        return Arrays.stream(title.split("[\\s-]+"))
                .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
                .limit(2)
                .map(word -> new String(Character.toChars(word.codePointAt(0))))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
