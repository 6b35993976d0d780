package org.waymark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb that is recorded anywhere has plain words in both languages and is found in one group. */
class AuditVerbsTests {

    private static final Pattern CALL = Pattern.compile("\\baudit(?:Log)?\\s*\\.\\s*(record|recordAbout|looked)\\(");
    private static final Pattern WORD = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?: [^\"]*)?\"");

    /** Where the verb stands among the arguments, by method and number of them. */
    private static int position(String method, int arguments) {
        return switch (method) {
            case "record" -> arguments == 4 ? 2 : 3;
            case "recordAbout" -> 3;
            default -> 4;
        };
    }

    @Test
    void thereAreVerbs() {
        assertThat(verbs()).contains("role-given", "looked-blind", "privacy-asked", "work-shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_es.properties"})
    void everyVerbHasItsWords(String file) throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources", file)));

        assertThat(verbs().stream().filter(verb -> !texts.containsKey("audit.verb." + verb)))
                .as("verbs without the key audit.verb.<verb> in %s", file)
                .isEmpty();
    }

    @Test
    void everyVerbIsInOneGroup() {
        assertThat(verbs().stream()
                        .filter(verb -> Stream.of(AuditGroup.values())
                                        .filter(group -> group.has(verb))
                                        .count()
                                != 1))
                .as("verbs that no group of AuditGroup has, or more than one")
                .isEmpty();
    }

    /** Written out at the call, so that this test and a reader find them. */
    @Test
    void everyVerbStandsWhereItIsRecorded() {
        List<String> hidden = new ArrayList<>();
        calls().forEach(call -> {
            if (verbsOf(call).isEmpty()) {
                hidden.add(call.toString());
            }
        });
        assertThat(hidden)
                .as("calls whose verb is no literal: write it where it is recorded")
                .isEmpty();
    }

    private record Call(String file, String method, List<String> arguments) {}

    private static Set<String> verbs() {
        Set<String> verbs = new TreeSet<>();
        calls().forEach(call -> verbs.addAll(verbsOf(call)));
        return verbs;
    }

    private static List<String> verbsOf(Call call) {
        String argument =
                call.arguments().get(position(call.method(), call.arguments().size()));
        List<String> verbs = new ArrayList<>();
        if (argument.matches("[a-z][A-Za-z]*") && isParameterOfAHelper(call)) {
            return VIA_HELPERS.getOrDefault(call.file(), List.of());
        }
        Matcher words = WORD.matcher(argument);
        while (words.find()) {
            verbs.add(call.method().equals("looked") ? "looked-" + words.group(1) : words.group(1));
        }
        return verbs;
    }

    /** A private method that adds what all calls of a class have in common; its verbs are found at its calls. */
    private static final java.util.Map<String, List<String>> VIA_HELPERS =
            java.util.Map.of("People.java", List.of("role-given", "role-end-moved", "role-ended"));

    private static boolean isParameterOfAHelper(Call call) {
        return VIA_HELPERS.containsKey(call.file());
    }

    private static List<Call> calls() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Call> calls = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("AuditLog.java"))
                    .toList()) {
                String code = Files.readString(file);
                if (!code.contains("AuditLog")) {
                    continue;
                }
                Matcher call = CALL.matcher(code);
                while (call.find()) {
                    calls.add(new Call(file.getFileName().toString(), call.group(1), arguments(code, call.end())));
                }
            }
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the commas of a call, however it is nested. */
    private static List<String> arguments(String code, int from) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int begin = from;
        boolean quoted = false;
        for (int at = from; at < code.length(); at++) {
            char c = code.charAt(at);
            if (c == '"' && code.charAt(at - 1) != '\\') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (c == ')' && depth == 0) {
                arguments.add(code.substring(begin, at).strip());
                return arguments;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(code.substring(begin, at).strip());
                begin = at + 1;
            }
        }
        throw new AssertionError("A call is not closed: " + Arrays.toString(arguments.toArray()));
    }
}
