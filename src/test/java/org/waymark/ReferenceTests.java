package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference says what the program does, all of it and nothing else; the guides call things as the pages do. */
class ReferenceTests {

    private static final Path DOCS = Path.of("src/docs");

    /** Read by Spring, Java or the sandbox, and by no class of settings. */
    static final Set<String> OF_OTHERS = Set.of(
            "SPRING_FLYWAY_USER",
            "SPRING_FLYWAY_PASSWORD",
            "SPRING_PROFILES_ACTIVE",
            "SERVER_PORT",
            "SERVER_ADDRESS",
            "MANAGEMENT_SERVER_PORT",
            "WAYMARK_SANDBOX_CONNECT",
            "WAYMARK_SANDBOX_SCENARIO",
            "WAYMARK_SECRETS_DIR",
            "LOGGING_STRUCTURED_FORMAT_CONSOLE");

    private static final Pattern SENTENCE = Pattern.compile("\"((?:Set )?WAYMARK_[A-Z0-9_]+ [^\"\\\\]{8,})");
    private static final Pattern LABEL = Pattern.compile("(?<![*\\w])\\*([A-Z][^*]+)\\*(?![*\\w])");

    @Test
    void everySettingIsInTheReferenceAndNoOther() throws IOException {
        Set<String> read = DockerFilesTests.variables().collect(Collectors.toCollection(TreeSet::new));
        read.addAll(OF_OTHERS);
        assertThat(firstCells("settings.md").filter(cell -> cell.matches("[A-Z0-9_]+")))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    /** What is filled in stands as an ellipsis there. */
    @ParameterizedTest
    @MethodSource("sentences")
    void everySentenceThatStopsAStartIsInTheReference(String sentence) throws IOException {
        assertThat(Files.readString(DOCS.resolve("settings.md"))).contains(sentence);
    }

    @Test
    void everyPolicyOfADistrictIsInTheReference() throws IOException {
        String texts = Files.readString(Path.of("src/main/resources/messages.properties"));
        List<String> policies = Pattern.compile("(?m)^people\\.district\\.policy\\.([a-z-]+)\\.what=")
                .matcher(texts)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(Pattern.compile("\\(`([a-z-]+)`\\) \\|")
                        .matcher(Files.readString(DOCS.resolve("settings.md")))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(policies);
    }

    @Test
    void everyAddressForProgramsIsInTheReferenceAndNoOther() throws IOException {
        List<String> routes;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/routes.txt"))) {
            routes = lines.filter(line -> line.matches("[A-Z]+ +/api/.*"))
                    .map(line -> line.split("\\|")[0].strip().replaceAll(" +", " "))
                    .toList();
        }
        assertThat(routes).isNotEmpty();
        assertThat(firstCells("api.md").filter(cell -> cell.matches("[A-Z]+ /.*")))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void everyVerbOfTheAuditIsInTheReferenceWithItsWords() throws IOException {
        Properties texts = texts();
        Set<String> wanted = new TreeSet<>();
        texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith("audit.verb."))
                .forEach(key -> wanted.add("| `" + key.substring("audit.verb.".length()) + "` | "
                        + texts.getProperty(key).replace("''", "'") + " |"));
        try (Stream<String> lines = Files.lines(DOCS.resolve("events.md"))) {
            assertThat(lines.filter(line -> line.startsWith("| `"))).containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void aGuideCallsThingsAsThePagesDo(Path guide) throws IOException {
        List<String> said = texts().values().stream()
                .map(text -> String.valueOf(text).replace("''", "'"))
                .toList();
        assertThat(LABEL.matcher(Files.readString(guide).replace("**", "").replaceAll("(?m)^\\* ", ""))
                        .results()
                        .map(match -> match.group(1).replaceAll("\\s+", " "))
                        .filter(label -> said.stream().noneMatch(text -> text.startsWith(label))))
                .as("what %s names and no page says", guide.getFileName())
                .isEmpty();
    }

    @Test
    void everyPictureIsShownAndSmallAndEveryOneIsMade() throws IOException {
        String made = Files.readString(Path.of("src/test/java/org/waymark/journeys/PicturesThorough.java"));
        String shown = Files.readString(Path.of("README.md"));
        for (Path guide : guides().toList()) {
            shown += Files.readString(guide);
        }
        try (Stream<Path> pictures = Files.list(DOCS.resolve("pictures"))) {
            for (Path picture : pictures.toList()) {
                String name = picture.getFileName().toString();
                assertThat(Files.size(picture)).as(name).isLessThan(120_000);
                assertThat(shown).contains("pictures/" + name);
                assertThat(made).contains('"' + name.replace(".png", "") + '"');
            }
        }
    }

    static Stream<Path> guides() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("guides"))) {
            return Stream.concat(files.sorted(), Stream.of(DOCS.resolve("leads.md"))).toList().stream();
        }
    }

    static Stream<String> sentences() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith("Settings.java"))
                    .flatMap(file -> SENTENCE.matcher(read(file)).results())
                    .map(match -> match.group(1).strip())
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> firstCells(String document) throws IOException {
        return Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(Files.readString(DOCS.resolve(document)))
                .results()
                .map(match -> match.group(1));
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/messages.properties")));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
