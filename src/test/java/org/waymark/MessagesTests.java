package org.waymark;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text is there once in each language, and every text that is asked for is there. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String ENGLISH = "messages.properties";
    private static final String SPANISH = "messages_es.properties";

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(,[^{}]*)?}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Dotted names in the code that only look like messages, each with its reason. */
    private static final Map<String, String> NOT_A_MESSAGE = Map.of("roles.csv", "a file of OneRoster");

    @Test
    void englishAndSpanishSayTheSameThings() {
        assertThat(entries(SPANISH).keySet())
                .containsExactlyInAnyOrderElementsOf(entries(ENGLISH).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SPANISH})
    void noKeyIsThereTwice(String file) {
        Set<String> seen = new HashSet<>();
        assertThat(lines(file).map(line -> line[0]).filter(key -> !seen.add(key)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SPANISH})
    void noTextIsEmpty(String file) {
        assertThat(lines(file).filter(line -> line[1].isBlank()).map(line -> line[0]))
                .isEmpty();
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        Map<String, String> spanish = entries(SPANISH);
        assertThat(entries(ENGLISH).entrySet().stream()
                        .filter(entry -> spanish.containsKey(entry.getKey()))
                        .filter(entry -> !arguments(entry.getValue()).equals(arguments(spanish.get(entry.getKey()))))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    @Test
    void everySentenceIsTranslated() {
        Map<String, String> spanish = entries(SPANISH);
        assertThat(entries(ENGLISH).entrySet().stream()
                        .filter(entry -> entry.getValue().split("\\s+").length > 3)
                        .filter(entry -> entry.getValue().equals(spanish.get(entry.getKey())))
                        .map(Map.Entry::getKey))
                .as("sentences that are English in Spanish")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, SPANISH})
    void apostrophesAreDoubledWhereArgumentsAreFilledInAndNowhereElse(String file) {
        assertThat(lines(file)
                        .filter(line -> arguments(line[1]).isEmpty()
                                ? line[1].contains("''")
                                : line[1].replace("''", "").contains("'"))
                        .map(line -> line[0] + "=" + line[1]))
                .isEmpty();
    }

    @Test
    void templatesAskOnlyForWhatIsThere() {
        Set<String> keys = entries(ENGLISH).keySet();
        List<String> missing = new ArrayList<>();
        for (Path template : TemplateRulesTests.templates()) {
            for (Asked asked : asked(TemplateRulesTests.read(template))) {
                boolean there = asked.whole()
                        ? keys.contains(asked.key())
                        : keys.stream().anyMatch(key -> key.startsWith(asked.key()));
                if (!there) {
                    missing.add(template.getFileName() + " asks for " + asked.key() + (asked.whole() ? "" : "..."));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void templatesFillInEveryArgument() {
        Map<String, String> texts = entries(ENGLISH);
        List<String> wrong = new ArrayList<>();
        for (Path template : TemplateRulesTests.templates()) {
            for (Asked asked : asked(TemplateRulesTests.read(template))) {
                int wanted = arguments(texts.getOrDefault(asked.key(), "")).stream()
                        .mapToInt(index -> index + 1)
                        .max()
                        .orElse(0);
                if (asked.whole() && asked.arguments() < wanted) {
                    wrong.add(template.getFileName() + " fills " + asked.arguments() + " of " + wanted + " in "
                            + asked.key());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theCodeAsksOnlyForWhatIsThere() {
        Set<String> keys = entries(ENGLISH).keySet();
        Set<String> subjects = new TreeSet<>(
                keys.stream().map(key -> key.substring(0, key.indexOf('.') + 1)).toList());
        assertThat(literalsOfTheCode()
                        .filter(text -> KEY.matcher(text).matches() && !NOT_A_MESSAGE.containsKey(text))
                        .filter(text -> subjects.stream().anyMatch(text::startsWith))
                        .filter(text -> !keys.contains(text))
                        .distinct())
                .as("message keys in the code that no file has")
                .isEmpty();
    }

    @Test
    void validationMessagesAreThere() {
        Set<String> keys = entries(ENGLISH).keySet();
        assertThat(literalsOfTheCode()
                        .filter(text -> text.startsWith("{") && text.endsWith("}"))
                        .map(text -> text.substring(1, text.length() - 1))
                        .filter(text -> KEY.matcher(text).matches())
                        .filter(text -> !text.startsWith("jakarta.") && !text.startsWith("org.hibernate."))
                        .filter(text -> !keys.contains(text))
                        .distinct())
                .isEmpty();
    }

    /** A key in a template; not whole when the rest is only known while the page is made. */
    private record Asked(String key, boolean whole, int arguments) {}

    private static List<Asked> asked(String template) {
        List<Asked> found = new ArrayList<>();
        for (int at = template.indexOf("#{"); at >= 0; at = template.indexOf("#{", at + 2)) {
            String inside = template.substring(at + 2, closing(template, at + 2, '{', '}'));
            int open = inside.indexOf('(');
            String name = (open < 0 ? inside : inside.substring(0, open)).strip();
            if (KEY.matcher(name).matches()) {
                found.add(new Asked(
                        name, true, open < 0 ? 0 : count(inside.substring(open + 1, inside.lastIndexOf(')')))));
            } else {
                Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*\\.(?=['$_|])")
                        .matcher(inside)
                        .results()
                        .limit(1)
                        .map(MatchResult::group)
                        .forEach(prefix -> found.add(new Asked(prefix, false, 0)));
            }
        }
        Pattern.compile("#messages\\.msg\\w*\\('([A-Za-z0-9_.-]+)'")
                .matcher(template)
                .results()
                .map(match -> match.group(1))
                .forEach(key -> found.add(new Asked(key, !key.endsWith("."), Integer.MAX_VALUE)));
        return found;
    }

    static int closing(String text, int from, char open, char close) {
        int depth = 1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new AssertionError("An expression is not closed: " + text.substring(from));
    }

    /** How many arguments stand between the parentheses of a message expression. */
    private static int count(String arguments) {
        int depth = 0;
        int count = arguments.isBlank() ? 0 : 1;
        boolean quoted = false;
        for (char c : arguments.toCharArray()) {
            quoted = (c == '\'') != quoted;
            if (!quoted) {
                depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
                count += c == ',' && depth == 0 ? 1 : 0;
            }
        }
        return count;
    }

    private static Set<Integer> arguments(String text) {
        Set<Integer> indexes = new TreeSet<>();
        ARGUMENT.matcher(text).results().forEach(match -> indexes.add(Integer.valueOf(match.group(1))));
        if (text.contains(",choice,") || text.contains(",plural,")) {
            IntStream.range(0, 10).filter(i -> text.contains("{" + i + ",")).forEach(indexes::add);
        }
        return indexes;
    }

    private static Map<String, String> entries(String file) {
        return lines(file)
                .collect(toMap(line -> line[0], line -> line[1], (first, second) -> second, LinkedHashMap::new));
    }

    /** Key and text of each entry, continued lines joined. */
    private static Stream<String[]> lines(String file) {
        return read(RESOURCES.resolve(file))
                .replaceAll("\\\\\\r?\\n\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
                .map(line -> {
                    int equals = line.indexOf('=');
                    assertThat(equals).as("= in \"%s\" of %s", line, file).isPositive();
                    return new String[] {
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip()
                    };
                });
    }

    private static Stream<String> literalsOfTheCode() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("sandbox"))
                    .map(MessagesTests::read)
                    .flatMap(code -> LITERAL.matcher(code).results().map(match -> match.group(1)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
