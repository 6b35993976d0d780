package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document says a test shows, a test shows. */
class ThreatModelTests {

    private static final Path DOCS = Path.of("src/docs");
    private static final String WCAG_22_A_AND_AA =
            "1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2"
                    + " 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5"
                    + " 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2"
                    + " 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3";

    private static final Pattern TEST =
            Pattern.compile("`([A-Z][A-Za-z0-9]*[a-z0-9](?:Tests|IT|Thorough|Bench))(?:\\.[a-z][A-Za-z0-9]*)?`");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threat-model.md",
                "accessibility.md",
                "privacy-note.md",
                "contributing.md",
                "events.md",
                "settings.md"
            })
    void everyTestThatADocumentNamesIsThere(String document) throws IOException {
        Set<String> there = tests();
        assertThat(TEST.matcher(Files.readString(DOCS.resolve(document)))
                        .results()
                        .map(match -> match.group(1))
                        .distinct()
                        .filter(test -> !there.contains(test)))
                .as("tests that %s names and nobody wrote", document)
                .isEmpty();
    }

    /** Rows without a test are those that say that it is not stopped, or how few things there are to attack. */
    @Test
    void everyThreatNamesWhatShowsThatItIsStopped() throws IOException {
        List<String> rows = Files.readAllLines(DOCS.resolve("threat-model.md")).stream()
                .takeWhile(line -> !line.startsWith("## Bounds"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| who |"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(40);
        assertThat(rows.stream().filter(row -> !TEST.matcher(row).find()))
                .allMatch(row -> row.contains("not stopped") || row.contains("few of them"));
    }

    @Test
    void everyCriterionOfWcagIsAnswered() throws IOException {
        assertThat(Pattern.compile("(?m)^\\| (\\d\\.\\d\\.\\d+) ")
                        .matcher(Files.readString(DOCS.resolve("accessibility.md")))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly(WCAG_22_A_AND_AA.split(" "));
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
