package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every requirement of LTI and every habit of an LMS that we know of has its tests, and the table says which. */
class LtiRequirementsTests {

    private static final int REQUIREMENTS = 90;
    private static final Path TEXTS = Path.of("src/test/resources/lti-requirements.md");
    private static final Path TABLE = Path.of("src/docs/lti-requirements.md");
    private static final String RENEW = "renew it: ./mvnw test -Dtest=LtiRequirementsTests -Drenew=true";
    private static final Pattern ROW = Pattern.compile("^\\| ([a-z]+ [a-zA-Z0-9 ]+|\\d+) \\|.*\\|$");

    private static Map<String, Set<String>> shown;
    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        shown = annotated();
        lines = Files.readAllLines(TEXTS);
    }

    @Test
    void hasARowForEachRequirement() {
        assertThat(rows().filter(row -> row.matches("\\d+")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, REQUIREMENTS)
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @Test
    void eachRowHasATest() {
        assertThat(rows().filter(row -> !shown.containsKey(row)))
                .as("rows of %s that no test shows by @Requirement or @Quirk", TABLE)
                .isEmpty();
    }

    @Test
    void noTestShowsWhatHasNoRow() {
        assertThat(shown.keySet()).isSubsetOf(rows().collect(Collectors.toSet()));
    }

    @Test
    void theTableIsNew() throws IOException {
        String table = table();
        if (Boolean.getBoolean("renew")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "").as(RENEW).isEqualTo(table);
    }

    private static Stream<String> rows() {
        return lines.stream().map(ROW::matcher).filter(Matcher::matches).map(row -> row.group(1));
    }

    private static String table() {
        return lines.stream().map(LtiRequirementsTests::withTests).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String withTests(String line) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            return line + " "
                    + shown.getOrDefault(row.group(1), Set.of()).stream()
                            .map(test -> "`" + test + "`")
                            .collect(Collectors.joining(", "))
                    + " |";
        }
        if (line.startsWith("| |")) {
            return line + " tests |";
        }
        return line.startsWith("|---") ? line + "---|" : line;
    }

    private static Map<String, Set<String>> annotated() throws IOException {
        Path root = Path.of(URI.create(LtiRequirementsTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve("org/waymark"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).toString())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .forEach(name -> collect(type(name), found));
        }
        return found;
    }

    private static void collect(Class<?> type, Map<String, Set<String>> found) {
        String name = type.getName().replaceFirst(".*\\.", "").replace('$', '.');
        add(type, name, found);
        for (Method method : type.getDeclaredMethods()) {
            add(method, name + "." + method.getName(), found);
        }
    }

    private static void add(AnnotatedElement element, String name, Map<String, Set<String>> found) {
        Requirement requirement = element.getDeclaredAnnotation(Requirement.class);
        if (requirement != null) {
            Arrays.stream(requirement.value())
                    .forEach(number -> found.computeIfAbsent(String.valueOf(number), key -> new TreeSet<>())
                            .add(name));
        }
        Quirk quirk = element.getDeclaredAnnotation(Quirk.class);
        if (quirk != null) {
            Arrays.stream(quirk.value())
                    .forEach(key -> found.computeIfAbsent(key, unused -> new TreeSet<>())
                            .add(name));
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, LtiRequirementsTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
