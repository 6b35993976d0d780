package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;

/** What an operator is handed fits what the program reads. */
class DockerFilesTests {

    private static final Path DOCKER = Path.of("docker");
    private static final Set<String> OF_SPRING =
            Set.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");

    /** Set by compose.yaml for the programs beside Waymark. */
    private static final Set<String> OF_POSTGRES = Set.of("POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD");

    @ParameterizedTest
    @MethodSource("variables")
    void everySettingIsInTheExample(String variable) throws IOException {
        assertThat(Files.readAllLines(DOCKER.resolve("env.example")))
                .anyMatch(line -> line.matches("#?" + variable + "=.*"));
    }

    @Test
    void theExampleNamesNoSettingThatIsNotRead() throws IOException {
        List<String> read = variables().toList();
        assertThat(exampleVariables().stream().filter(variable -> variable.startsWith("WAYMARK_")))
                .isSubsetOf(read);
    }

    @Test
    void everySettingInTheExampleSaysItsDefault() throws IOException {
        String example = Files.readString(DOCKER.resolve("env.example"));
        assertThat(exampleVariables())
                .allSatisfy(variable -> assertThat(Pattern.compile("# Default: .*\\R#?" + variable + "=")
                                .matcher(example)
                                .find())
                        .as(variable)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.demo.yaml"})
    void composeFilesSetOnlyWhatTheExampleExplains(String file) throws IOException {
        Map<String, Map<String, Object>> services = services(file);
        assertThat(services.values().stream()
                        .flatMap(service -> map(service.get("environment")).keySet().stream())
                        .filter(variable -> !OF_POSTGRES.contains(variable)))
                .isSubsetOf(exampleVariables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.demo.yaml"})
    void composeFilesBuildFromTheDockerfile(String file) throws IOException {
        Map<String, Object> build = map(services(file).get("waymark").get("build"));
        Path context = DOCKER.resolve(String.valueOf(build.get("context")));
        assertThat(context.resolve(String.valueOf(build.get("dockerfile")))).isRegularFile();
    }

    @Test
    void passwordsStandInNoComposeFile() throws IOException {
        String compose = Files.readString(DOCKER.resolve("compose.yaml"));
        assertThat(Pattern.compile("(?m)^\\s*\\w*(PASSWORD|SECRET|TOKEN)\\w*:\\s*(.*)$")
                        .matcher(compose)
                        .results()
                        .map(match -> match.group(2)))
                .isNotEmpty()
                .allMatch(value -> value.startsWith("${"));
    }

    @Test
    void theDemonstrationCannotBeReachedFromOutside() throws IOException {
        Map<String, Object> waymark = services("compose.demo.yaml").get("waymark");
        assertThat(waymark).containsEntry("network_mode", "host").doesNotContainKey("ports");
    }

    @Test
    void whatTheDockerfileCopiesIsThereOrIsPackaged() throws IOException {
        assertThat(instructions("COPY")
                        .filter(copy -> !copy.startsWith("--from="))
                        .map(copy -> copy.split("\\s+")[0])
                        .filter(source -> !source.equals("target/waymark.jar"))
                        .filter(source -> !Files.exists(Path.of(source))))
                .isEmpty();
    }

    @Test
    void whatTheDockerfileCopiesIsNotIgnored() throws IOException {
        List<String> let = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(instructions("COPY")
                        .filter(copy -> !copy.startsWith("--from="))
                        .map(copy -> copy.split("\\s+")[0]))
                .isSubsetOf(let);
    }

    @Test
    void theImageRunsAsNobodyInParticular() throws IOException {
        assertThat(instructions("USER").toList()).isNotEmpty().last().isNotIn("root", "0");
    }

    @Test
    void theImageSaysWhetherItIsWell() throws IOException {
        assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
                .contains("HEALTHCHECK")
                .contains("/actuator/health");
    }

    @Test
    void theArchiveIsTrainedAsItIsUsed() throws IOException {
        String training = instructions("RUN")
                .filter(run -> run.contains("-XX:ArchiveClassesAtExit="))
                .findFirst()
                .orElseThrow();
        String entry = instructions("ENTRYPOINT").findFirst().orElseThrow();
        String archive = Pattern.compile("-XX:ArchiveClassesAtExit=(\\S+)")
                .matcher(training)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(entry).contains("-XX:SharedArchiveFile=" + archive);
        assertThat(training.contains("-XX:+UseSerialGC")).isEqualTo(entry.contains("-XX:+UseSerialGC"));
    }

    @Test
    void theBuildServerRunsWhatTheReadmeSays() throws IOException {
        assertThat(Files.readAllLines(Path.of(".ci", "run")).stream().filter(line -> line.startsWith("./")))
                .containsExactly("./mvnw -B -ntp verify");
        assertThat(Files.isExecutable(Path.of(".ci", "run"))).isTrue();
    }

    static Stream<String> variables() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return Stream.concat(
                scanner.findCandidateComponents("org.waymark").stream()
                        .flatMap(bean -> variablesOf(bean.getBeanClassName())),
                OF_SPRING.stream().sorted());
    }

    private static Stream<String> variablesOf(String settings) {
        try {
            Class<?> type = Class.forName(settings);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            return propertiesOf(prefix, type)
                    .map(property -> property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> propertiesOf(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String property = prefix + "." + component.getName().replaceAll("([A-Z])", "-$1");
            return component.getType().isRecord() ? propertiesOf(property, component.getType()) : Stream.of(property);
        });
    }

    private static List<String> exampleVariables() throws IOException {
        return Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=")
                .matcher(Files.readString(DOCKER.resolve("env.example")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Map<String, Map<String, Object>> services(String file) throws IOException {
        Map<String, Object> compose = map(new Yaml().load(Files.readString(DOCKER.resolve(file))));
        @SuppressWarnings("unchecked")
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>) compose.get("services");
        return services;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    private static Stream<String> instructions(String name) throws IOException {
        String joined = Files.readString(DOCKER.resolve("Dockerfile"))
                .replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", " ");
        return joined.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).strip());
    }
}
