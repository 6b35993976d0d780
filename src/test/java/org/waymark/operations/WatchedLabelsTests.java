package org.waymark.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alert that asks for a label, or a value of one, that no figure ever has is silent for ever. Each figure is there from the
 * start with every label that it can have, so a scrape knows them all.
 */
@OnH2
class WatchedLabelsTests {

    /** Prometheus adds these to all that it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z]\\w+)\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:waymark|hikaricp|jvm|process|system|dbscheduler)_\\w+");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern AGGREGATES = Pattern.compile("\\b(?:sum|max|min|avg|count)\\s*\\(");
    private static final Pattern NAMED = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*\\}\\}");

    /** An expression, and the text that is shown with it. */
    private record Watched(String expression, String text) {}

    @Autowired
    MockMvcTester web;

    private final Map<String, Map<String, Set<String>>> scraped = new HashMap<>();
    private List<Watched> watched;

    @BeforeEach
    void scrape() throws Exception {
        String text = web.get()
                .uri("/actuator/prometheus")
                .header("Authorization", "Bearer a-metrics-token-for-tests")
                .exchange()
                .getResponse()
                .getContentAsString();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Map<String, Set<String>> labels =
                    scraped.computeIfAbsent(line.split("[ {]", 2)[0], name -> new HashMap<>());
            LABEL.matcher(line)
                    .results()
                    .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                            .add(label.group(3)));
        });
        scraped.put("up", Map.of("job", jobs()));
        watched = Stream.concat(alerts(), panels()).toList();
        assertThat(watched).hasSizeGreaterThan(50);
    }

    @Test
    void everyLabelAndValueThatIsAskedForIsThere() {
        assertThat(watched.stream()
                        .flatMap(each -> SELECTOR.matcher(each.expression()).results()))
                .hasSizeGreaterThan(10)
                .allSatisfy(selector -> assertThat(
                                LABEL.matcher(selector.group(2)).results())
                        .isNotEmpty()
                        .allSatisfy(label -> assertThat(values(selector.group(1), label.group(1)))
                                .as("%s of %s", label.group(), selector.group(1))
                                .anySatisfy(
                                        value -> assertThat(alternatives(label)).anyMatch(value::matches)))
                        .allSatisfy(label -> assertThat(alternatives(label))
                                .as("%s of %s", label.group(), selector.group(1))
                                .allSatisfy(one -> assertThat(values(selector.group(1), label.group(1)))
                                        .anyMatch(value -> value.matches(one)))));
    }

    @Test
    void everyLabelThatIsSummedByIsThere() {
        assertThat(watched).allSatisfy(each -> assertThat(by(each.expression())).isSubsetOf(labels(each.expression())));
    }

    /** What was summed up has no other labels left than those it was summed by. */
    @Test
    void everyLabelThatIsShownIsLeft() {
        assertThat(watched).allSatisfy(each -> {
            Set<String> left = AGGREGATES.matcher(each.expression()).find()
                            || BY.matcher(each.expression()).find()
                    ? by(each.expression())
                    : labels(each.expression());
            assertThat(NAMED.matcher(each.text()).results().map(label -> label.group(1)))
                    .as("%s of %s", each.text(), each.expression())
                    .isSubsetOf(left);
        });
    }

    private static Set<String> jobs() throws IOException {
        return Pattern.compile("job_name: (\\w+)")
                .matcher(Files.readString(Path.of("docker/prometheus/prometheus.yaml")))
                .results()
                .map(job -> job.group(1))
                .collect(Collectors.toSet());
    }

    private Set<String> values(String metric, String label) {
        return scraped.getOrDefault(metric, Map.of()).getOrDefault(label, Set.of());
    }

    private static List<String> alternatives(MatchResult label) {
        return label.group(2).endsWith("~")
                ? Arrays.asList(label.group(3).split("\\|"))
                : List.of(Pattern.quote(label.group(3)));
    }

    private static Set<String> by(String expression) {
        return BY.matcher(expression)
                .results()
                .flatMap(by -> Arrays.stream(by.group(1).split(",")))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    private Set<String> labels(String expression) {
        Set<String> labels = METRIC.matcher(expression)
                .results()
                .flatMap(metric -> scraped.getOrDefault(metric.group(), Map.of()).keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        labels.addAll(OF_PROMETHEUS);
        return labels;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Watched> alerts() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("docker/prometheus/alerts.yaml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .map(rule ->
                                new Watched(String.valueOf(rule.get("expr")), String.valueOf(rule.get("annotations"))));
    }

    private static Stream<Watched> panels() throws IOException {
        List<Watched> found = new ArrayList<>();
        collect(new JsonMapper().readTree(Files.readString(Path.of("docker/grafana/dashboards/waymark.json"))), found);
        return found.stream();
    }

    private static void collect(JsonNode node, List<Watched> found) {
        if (node.has("expr")) {
            found.add(new Watched(
                    node.path("expr").asString(), node.path("legendFormat").asString("")));
        }
        node.forEach(each -> collect(each, found));
    }
}
