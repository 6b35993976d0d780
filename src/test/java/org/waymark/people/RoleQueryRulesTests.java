package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A role that has run out counts nowhere: whatever asks for grants asks for their end too. */
class RoleQueryRulesTests {

    private static final Pattern QUERY = Pattern.compile("(?:\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*(?=\"))?)+");

    @Test
    void everyQueryOfGrantsAsksForTheirEnd() throws IOException {
        List<String> queries;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            queries = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file ->
                            QUERY.matcher(read(file)).results().map(found -> file.getFileName() + ": " + found.group()))
                    .filter(text -> text.contains("RoleGrant ") || text.contains("role_grant "))
                    .toList();
        }
        assertThat(queries).hasSizeGreaterThan(6);
        assertThat(queries)
                .as("queries of role grants that would also find what has run out")
                .allMatch(query -> query.contains("untilAt") || query.contains("until_at") || isOfOpenGrants(query));
    }

    /** People.give and its like look at what nobody has ended, to end it. */
    private static boolean isOfOpenGrants(String query) {
        return query.startsWith("RoleGrantRepository.java")
                && query.contains("g.person = :person and g.role = :role")
                && query.endsWith("g.endedAt is null\"");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
