package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;

/** What every page keeps to, read from the templates themselves. */
class TemplateRulesTests {

    static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The sandbox is a platform of its own for demonstrations; it speaks English only. */
    private static final Path SANDBOX = TEMPLATES.resolve("sandbox");

    /** Words that are names, the same in every language. */
    private static final Set<String> NAMES = Set.of("Waymark");

    private static final Set<String> WORDED_ATTRIBUTES = Set.of("title", "placeholder", "alt", "aria-label");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern PROSE = Pattern.compile("\\p{Lu}\\p{Ll}{2,}(\\s.*)?|.*\\p{L}{2,}\\s\\p{L}{2,}.*");

    @Test
    void everyFieldHasALabel() {
        assertThat(complaints(page -> page.select("input, select, textarea").stream()
                        .filter(field -> !Set.of("hidden", "submit", "button", "reset", "image")
                                .contains(field.attr("type")))
                        .filter(field -> !isLabelled(field, page))
                        .map(Element::outerHtml)))
                .as("fields without a label")
                .isEmpty();
    }

    @Test
    void styleLivesInTheStyleSheet() {
        assertThat(complaints(page -> Stream.concat(
                        page.select("style").stream().map(Element::outerHtml),
                        attributes(page)
                                .filter(attribute -> Set.of("style", "th:style", "th:styleappend")
                                        .contains(attribute.getKey()))
                                .map(Attribute::html))))
                .as("inline style, which the content security policy forbids")
                .isEmpty();
    }

    @Test
    void scriptLivesInItsOwnFile() {
        assertThat(complaints(page -> Stream.concat(
                        page.select("script").stream()
                                .filter(script -> !script.hasAttr("src") && !script.hasAttr("th:src"))
                                .map(Element::outerHtml),
                        attributes(page)
                                .filter(attribute -> attribute.getKey().matches("(th:)?on[a-z]+")
                                        || attribute.getValue().strip().startsWith("javascript:"))
                                .map(Attribute::html))))
                .as("inline script, which the content security policy forbids")
                .isEmpty();
    }

    @Test
    void wordsComeFromTheMessages() {
        assertThat(complaintsOutsideTheSandbox(page -> page.stream()
                        .flatMap(element -> element.textNodes().stream())
                        .filter(text -> !text.isBlank() && !isReplaced(text.parent()))
                        .map(TextNode::text)
                        .map(TemplateRulesTests::withoutExpressions)
                        .filter(TemplateRulesTests::hasWords)))
                .as("literal text outside messages.properties")
                .isEmpty();
    }

    @Test
    void wordsInAttributesComeFromTheMessages() {
        assertThat(complaintsOutsideTheSandbox(page -> Stream.concat(
                                attributes(page)
                                        .filter(attribute -> WORDED_ATTRIBUTES.contains(attribute.getKey()))
                                        .map(Attribute::getValue),
                                page.select("input[type=submit], input[type=button]").stream()
                                        .filter(button -> !button.hasAttr("th:value"))
                                        .map(button -> button.attr("value")))
                        .filter(TemplateRulesTests::hasWords)))
                .as("literal text outside messages.properties")
                .isEmpty();
    }

    @Test
    void wordsInExpressionsComeFromTheMessages() {
        assertThat(complaintsOutsideTheSandbox(page -> attributes(page)
                        .filter(attribute -> attribute.getKey().matches("th:(u?text|title|placeholder|alt|aria-label)"))
                        .filter(attribute -> saysProse(attribute.getValue()))
                        .map(Attribute::html)))
                .as("literal text outside messages.properties")
                .isEmpty();
    }

    @Test
    void aNewWindowReachesBackOnlyOnPurpose() {
        assertThat(complaints(page -> page.stream()
                        .filter(element -> "_blank".equals(element.attr("target"))
                                || element.attr("th:target").contains("_blank"))
                        .filter(element -> !element.attr("rel").contains("opener"))
                        .map(Element::outerHtml)))
                .as("target=_blank that does not say whether the new window may reach back")
                .isEmpty();
    }

    @Test
    void picturesSayWhatTheyShow() {
        assertThat(complaints(page -> page.select("img").stream()
                        .filter(image -> !image.hasAttr("alt") && !image.hasAttr("th:alt"))
                        .map(Element::outerHtml)))
                .isEmpty();
    }

    @Test
    void headerCellsSayWhatTheyHead() {
        assertThat(complaints(page -> page.select("th").stream()
                        .filter(cell -> !cell.hasAttr("scope"))
                        .map(Element::outerHtml)))
                .as("th without scope")
                .isEmpty();
    }

    @Test
    void linksLeadSomewhereWithoutScript() {
        assertThat(complaints(page -> page.select("a").stream()
                        .filter(link -> link.attr("href").equals("#")
                                || !link.hasAttr("href") && !link.hasAttr("th:href") && !link.hasAttr("th:attr"))
                        .map(Element::outerHtml)))
                .isEmpty();
    }

    @Test
    void focusFollowsTheOrderOfThePage() {
        assertThat(complaints(page -> page.select("[tabindex], [th:tabindex]").stream()
                        .filter(element -> !Set.of("0", "-1").contains(element.attr("tabindex")))
                        .map(Element::outerHtml)))
                .isEmpty();
    }

    /** WCAG 2.2: 1.4.2, 2.1.4, 2.2.1, 2.2.2, 2.5.1, 2.5.4, 2.5.7. */
    @Test
    void nothingPlaysMovesOrAsksForAGestureByItself() throws IOException {
        assertThat(
                        complaints(page -> page
                                .select(
                                        "[autoplay], [accesskey], [draggable], meta[http-equiv=refresh], marquee, blink")
                                .stream()
                                .map(Element::outerHtml)))
                .isEmpty();
        assertThat(Files.readString(Path.of("src/main/resources/static/waymark.css")))
                .doesNotContain("animation", "transition", "@keyframes");
    }

    @Test
    void textIsNeverWrittenUnescaped() {
        assertThat(complaints(page -> attributes(page)
                        .filter(attribute -> attribute.getKey().equals("th:utext")
                                // ${text} and ${around...}: what catalog.CredentialTexts had a template of ours escape
                                // already
                                && !attribute
                                        .getValue()
                                        .strip()
                                        .matches("#\\{[^$]*}|\\$\\{(text|around\\.(before|start|after))}"))
                        .map(Attribute::html)))
                .as("th:utext of anything but a fixed message")
                .isEmpty();
    }

    static List<Path> templates() {
        if (!Files.isDirectory(TEMPLATES)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A template without its comments. */
    static String read(Path template) {
        try {
            return Files.readString(template).replaceAll("(?s)<!--.*?-->", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> complaints(Function<Document, Stream<String>> rule) {
        return complaints(templates().stream(), rule);
    }

    private static List<String> complaintsOutsideTheSandbox(Function<Document, Stream<String>> rule) {
        return complaints(templates().stream().filter(template -> !template.startsWith(SANDBOX)), rule);
    }

    private static List<String> complaints(Stream<Path> templates, Function<Document, Stream<String>> rule) {
        return templates
                .flatMap(template -> rule.apply(Jsoup.parse(read(template)))
                        .map(text -> TEMPLATES.relativize(template) + ": " + text.strip()))
                .toList();
    }

    private static Stream<Attribute> attributes(Document page) {
        return page.stream().flatMap(element -> element.attributes().asList().stream());
    }

    private static boolean isLabelled(Element field, Document page) {
        if (field.hasAttr("aria-label")
                || field.hasAttr("th:aria-label")
                || field.hasAttr("aria-labelledby")
                || field.hasAttr("th:aria-labelledby")
                || field.attr("th:attr").contains("aria-label")
                || field.closest("label") != null) {
            return true;
        }
        return page.select("label").stream()
                .anyMatch(label -> same(label.attr("for"), field.id())
                        || same(label.attr("th:for"), field.attr("th:id"))
                        || same(label.attr("for"), field.attr("th:field").replaceAll("[*${}]", "")));
    }

    private static boolean same(String one, String other) {
        return !one.isBlank() && one.replaceAll("\\s", "").equals(other.replaceAll("\\s", ""));
    }

    private static boolean isReplaced(Element element) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.hasAttr("th:text")
                    || at.hasAttr("th:utext")
                    || at.hasAttr("th:replace")
                    || at.hasAttr("th:remove")) {
                return true;
            }
        }
        return Set.of("script", "style").contains(element.normalName());
    }

    private static String withoutExpressions(String text) {
        return text.replaceAll("\\[\\[.*?]]", " ");
    }

    private static String withoutMessages(String expression) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        for (int open = expression.indexOf("#{"); open >= 0; open = expression.indexOf("#{", at)) {
            left.append(expression, at, open);
            at = MessagesTests.closing(expression, open + 2, '{', '}') + 1;
        }
        return left.append(expression.substring(at)).toString();
    }

    private static boolean hasWords(String text) {
        String left = text;
        for (String name : NAMES) {
            left = left.replace(name, "");
        }
        return left.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean saysProse(String attribute) {
        String expression = withoutMessages(attribute);
        if (Pattern.compile("\\|[^|$#*@]*\\p{L}{2,}.*\\|").matcher(expression).find()) {
            return true;
        }
        Matcher quoted = QUOTED.matcher(expression);
        while (quoted.find()) {
            if (PROSE.matcher(quoted.group(1)).matches()
                    && !quoted.group(1).matches("[dMyHhmsaEzXu,.: /-]+")
                    && !NAMES.contains(quoted.group(1))) {
                return true;
            }
        }
        return false;
    }
}
