package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/**
 * A line of {@code routes.txt}: an address and who may open it.
 *
 * @param key method, path and, where the mapping has one, the condition on parameters
 * @param who who may
 * @param with names of ids for the path's variables, and parameters after a question mark
 */
public record Route(String key, Set<String> who, Map<String, String> with) {

    static final Path TABLE = Path.of("src/test/resources/routes.txt");
    static final String NOBODY = "nobody";
    static final String OPERATOR = "operator";
    static final String EVERYONE = "everyone";
    static final String PUBLIC = "public";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)(?::[^{}]*)?}");

    /** Every line. */
    public static List<Route> all() throws IOException {
        try (Stream<String> lines = Files.lines(TABLE)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::route)
                    .toList();
        }
    }

    HttpMethod method() {
        return HttpMethod.valueOf(key.split(" ")[0]);
    }

    /** With its variables in braces. */
    public String path() {
        return key.split(" ")[1];
    }

    /** What those are answered who may not. */
    int otherwise() {
        return Integer.parseInt(with.getOrDefault("else", "404"));
    }

    /** An operator's session opens the pages under /admin and is nobody elsewhere. */
    boolean isReachedBy(String actor) {
        return !actor.equals(OPERATOR) || path().startsWith("/admin");
    }

    boolean mayBeOpenedBy(String actor) {
        return who.contains(PUBLIC)
                || who.contains(actor)
                || who.contains(EVERYONE) && !actor.equals(NOBODY) && !actor.equals(OPERATOR);
    }

    /** The address with the ids of what is there. */
    URI address(FilledDistrict filled) {
        Matcher variables = VARIABLE.matcher(path());
        StringBuilder address = new StringBuilder();
        while (variables.find()) {
            String name = with.getOrDefault(variables.group(1), variables.group(1));
            String value = name.startsWith("=")
                    ? name.substring(1)
                    : filled.ids().getOrDefault(name, UUID.randomUUID().toString());
            variables.appendReplacement(address, Matcher.quoteReplacement(value));
        }
        return URI.create(variables.appendTail(address).toString());
    }

    /** Whether this address is one of the route's. */
    public boolean matches(String address) {
        return Pattern.compile(Arrays.stream(path().split("(?=\\{)|(?<=})"))
                        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                        .collect(Collectors.joining()))
                .matcher(address)
                .matches();
    }

    private static Route route(String line) {
        String[] cells = line.split("(?<!\\\\)\\|", -1);
        assertThat(cells).as("three cells in \"%s\"", line).hasSize(3);
        Map<String, String> with = new TreeMap<>();
        for (String word : cells[2].strip().split("\\s+")) {
            if (!word.isEmpty()) {
                int equals = word.indexOf('=');
                with.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
            }
        }
        return new Route(
                cells[0].strip().replace("\\|", "|").replaceAll("\\s+", " "),
                Arrays.stream(cells[1].strip().split("[,\\s]+"))
                        .filter(who -> !who.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                with);
    }
}
