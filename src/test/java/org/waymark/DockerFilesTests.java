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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.Yaml;

/** What an operator is handed fits what the program reads. */
class DockerFilesTests {

    private static final Path DOCKER = Path.of("docker");
    private static final Set<String> OF_SPRING =
            Set.of("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");

    /** What packaging makes. */
    private static final Set<String> PACKAGED =
            Set.of("target/waymark.jar", "target/classes/META-INF/sbom/application.cdx.json");

    @ParameterizedTest
    @MethodSource("allVariables")
    void everySettingIsInTheExample(String variable) throws IOException {
        assertThat(Files.readAllLines(DOCKER.resolve("env.example")))
                .anyMatch(line -> line.matches("#?" + variable + "=.*"));
    }

    @Test
    void theExampleNamesNoSettingThatIsNotRead() throws IOException {
        List<String> read = allVariables().toList();
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
    @MethodSource("composeFiles")
    void composeFilesSetOnlyWhatTheExampleExplains(String file) throws IOException {
        assertThat(ours(file).flatMap(service -> map(service.get("environment")).keySet().stream()))
                .isSubsetOf(exampleVariables());
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void composeFilesBuildFromTheDockerfile(String file) throws IOException {
        assertThat(ours(file)).isNotEmpty().allSatisfy(service -> {
            Map<String, Object> build = map(service.get("build"));
            Path context = DOCKER.resolve(String.valueOf(build.get("context")));
            assertThat(context.resolve(String.valueOf(build.get("dockerfile")))).isRegularFile();
        });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void everyNodeMayWriteNowhereButWhereItMust(String file) throws IOException {
        assertThat(ours(file))
                .isNotEmpty()
                .allSatisfy(service -> assertThat(service)
                        .containsEntry("read_only", true)
                        .hasEntrySatisfying(
                                "tmpfs",
                                tmpfs -> assertThat(DockerFilesTests.<String>list(tmpfs))
                                        .singleElement()
                                        .asString()
                                        .startsWith("/tmp:size="))
                        .containsEntry("cap_drop", List.of("ALL"))
                        .containsEntry("security_opt", List.of("no-new-privileges:true"))
                        .doesNotContainKeys("user", "privileged"));
    }

    /** A heap, what Java has beside it, and what is in /tmp, which counts as memory. */
    @ParameterizedTest
    @MethodSource("composeFiles")
    void noNodeMayTakeMoreMemoryThanItIsGiven(String file) throws IOException {
        String example = Files.readString(DOCKER.resolve("env.example"));
        assertThat(ours(file)).isNotEmpty().allSatisfy(service -> {
            Object options = map(service.get("environment")).get("JAVA_TOOL_OPTIONS");
            long heap = megabytes("-Xmx", options == null ? example : String.valueOf(options));
            long files = megabytes("size=", String.valueOf(service.get("tmpfs")));
            assertThat(heap + 250 + files).isLessThanOrEqualTo(megabytes("", String.valueOf(service.get("mem_limit"))));
        });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void everyProgramMayDoNoMoreThanItMust(String file) throws IOException {
        assertThat(running(file)).isNotEmpty().allSatisfy(service -> {
            assertThat(service)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsKey("pids_limit");
            assertThat(DockerFilesTests.<String>list(service.get("tmpfs"))).allMatch(each -> each.contains(":size="));
        });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void whoeverWaitsForAProgramWaitsUntilItIsWell(String file) throws IOException {
        Map<String, Map<String, Object>> services = services(file);
        assertThat(ours(file).flatMap(service -> map(service.get("depends_on")).entrySet().stream()))
                .allSatisfy(each -> {
                    assertThat(map(each.getValue())).containsEntry("condition", "service_healthy");
                    assertThat(map(services.get(each.getKey()))).containsKey("healthcheck");
                });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void imagesOfOthersArePinnedToAVersion(String file) throws IOException {
        assertThat(services(file).values().stream()
                        .map(service -> String.valueOf(service.get("image")))
                        .filter(image -> !image.equals("waymark")))
                .allMatch(image -> image.matches("[a-z0-9./-]+:v?\\d+\\.\\d+[a-z0-9._-]*(@sha256:[0-9a-f]{64})?"));
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void whatComposeFilesMountIsThereOrMadeByTheReader(String file) throws IOException {
        assertThat(services(file).values().stream()
                        .flatMap(service -> DockerFilesTests.<String>list(service.get("volumes")).stream())
                        .map(volume -> volume.split(":")[0])
                        .filter(source -> source.startsWith("./") && !source.startsWith("./secrets/"))
                        .filter(source -> !Files.exists(DOCKER.resolve(source))))
                .isEmpty();
    }

    @Test
    void theThreeNodesAreOneNodeThreeTimesAndNoneIsReachedButByTheProxy() throws IOException {
        Map<String, Map<String, Object>> services = services("compose.three.yaml");
        assertThat(services.get("waymark1"))
                .isEqualTo(services.get("waymark2"))
                .isEqualTo(services.get("waymark3"))
                .doesNotContainKey("ports");
        assertThat(Files.readString(DOCKER.resolve("caddy/Caddyfile")))
                .contains("reverse_proxy waymark1:8080 waymark2:8080 waymark3:8080");
        assertThat(Files.readString(DOCKER.resolve("prometheus/prometheus.yaml")))
                .contains("waymark1:8081", "waymark2:8081", "waymark3:8081");
    }

    @Test
    void noPasswordOfTheThreeNodesStandsInAVariable() throws IOException {
        assertThat(services("compose.three.yaml").values().stream()
                        .flatMap(service -> map(service.get("environment")).keySet().stream())
                        .filter(variable -> variable.matches(".*(PASSWORD|SECRET|TOKEN|SECRET_KEY)")))
                .isEmpty();
    }

    @Test
    void everyAlertSaysWhatAPersonDoesNext() throws IOException {
        List<Map<String, Object>> rules = DockerFilesTests.<Object>list(
                        map(new Yaml().load(Files.readString(DOCKER.resolve("prometheus/alerts.yaml"))))
                                .get("groups"))
                .stream()
                .flatMap(group -> DockerFilesTests.<Object>list(map(group).get("rules")).stream())
                .map(DockerFilesTests::map)
                .toList();
        assertThat(rules).hasSizeGreaterThan(10).allSatisfy(rule -> {
            assertThat(map(rule.get("annotations"))).containsOnlyKeys("summary", "next");
            assertThat(map(rule.get("annotations")).values())
                    .allSatisfy(text -> assertThat(String.valueOf(text)).hasSizeGreaterThan(20));
            assertThat(map(rule.get("labels")).get("severity")).isIn("page", "ticket");
        });
    }

    @Test
    void alertsReachAServiceThatIsWatchedWithThem() throws IOException {
        Map<String, Object> prometheus =
                map(new Yaml().load(Files.readString(DOCKER.resolve("prometheus/prometheus.yaml"))));
        Map<String, Object> manager =
                map(list(map(prometheus.get("alerting")).get("alertmanagers")).get(0));
        assertThat(list(map(list(manager.get("static_configs")).get(0)).get("targets")))
                .containsExactly("alertmanager:9093");
        assertThat(services("compose.three.yaml").get("alertmanager"))
                .containsEntry("profiles", List.of("watch"))
                .containsEntry("ports", List.of("127.0.0.1:9093:9093"));
    }

    @Test
    void everySeverityIsWrittenToSomebody() throws IOException {
        Map<String, Object> alerting =
                map(new Yaml().load(Files.readString(DOCKER.resolve("alertmanager/alertmanager.example.yaml"))));
        Map<Object, Object> writtenTo = DockerFilesTests.<Object>list(alerting.get("receivers")).stream()
                .map(DockerFilesTests::map)
                .collect(Collectors.toMap(
                        each -> each.get("name"),
                        each -> map(list(each.get("email_configs")).get(0)).get("to")));
        assertThat(DockerFilesTests.<Object>list(map(alerting.get("route")).get("routes")).stream()
                        .map(DockerFilesTests::map)
                        .collect(Collectors.toMap(
                                each -> list(each.get("matchers")).get(0),
                                each -> writtenTo.get(each.get("receiver")))))
                .containsOnlyKeys("severity=\"page\"", "severity=\"ticket\"")
                .allSatisfy((matcher, to) -> assertThat(String.valueOf(to)).endsWith("@example.org"));
        assertThat(map(alerting.get("global")))
                .containsKey("smtp_auth_password_file")
                .doesNotContainKey("smtp_auth_password");
    }

    @Test
    void theReaderIsToldHowEachSecretIsMade() throws IOException {
        String readme = Files.readString(DOCKER.resolve("README.md"));
        assertThat(services("compose.three.yaml").values().stream()
                        .flatMap(service -> DockerFilesTests.<String>list(service.get("volumes")).stream())
                        .map(volume -> volume.split(":")[0])
                        .filter(source -> source.startsWith("./secrets/"))
                        .map(source -> source.substring(source.lastIndexOf('/') + 1)))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(readme).contains(secret));
    }

    @Test
    void pagesThatAlertsNameAreThere() throws IOException {
        List<String> routes = Files.readAllLines(Path.of("src/test/resources/routes.txt"));
        assertThat(Pattern.compile("\\((/admin[a-z/-]*)\\)")
                        .matcher(Files.readString(DOCKER.resolve("prometheus/alerts.yaml")))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(page -> routes.stream().anyMatch(route -> route.startsWith("GET  " + page + " ")));
    }

    @Test
    void thePodsRunAsNobodyAndWriteNowhereButWhereTheyMust() throws IOException {
        Map<String, Object> pod = pod();
        assertThat(pod).containsEntry("automountServiceAccountToken", false);
        assertThat(map(pod.get("securityContext")))
                .containsEntry("runAsNonRoot", true)
                .containsEntry("seccompProfile", Map.of("type", "RuntimeDefault"));
        Map<String, Object> container = map(list(pod.get("containers")).get(0));
        assertThat(map(container.get("securityContext")))
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        assertThat(String.valueOf(container.get("image"))).matches(".*:\\d+\\.\\d+\\.\\d+");
        assertThat(map(map(container.get("resources")).get("requests")))
                .containsKeys("cpu", "memory", "ephemeral-storage");
        assertThat(map(map(container.get("resources")).get("limits"))).containsKeys("memory", "ephemeral-storage");
    }

    @Test
    void onlyTheIngressComesToThePagesAndOnlyPrometheusToTheFigures() throws IOException {
        Map<String, Object> policy = map(kubernetes("network.yaml").get("spec"));
        assertThat(map(policy.get("podSelector")))
                .isEqualTo(map(map(kubernetes("deployment.yaml").get("spec")).get("selector")));
        assertThat(policy).containsEntry("policyTypes", List.of("Ingress"));
        assertThat(list(policy.get("ingress")).stream()
                        .map(DockerFilesTests::map)
                        .map(way -> named(way.get("from")) + " at "
                                + map(one(way.get("ports"))).get("port")))
                .containsExactly("ingress-nginx at http", "prometheus at management");
        assertThat(list(map(list(pod().get("containers")).get(0)).get("ports")).stream()
                        .map(port -> map(port).get("name")))
                .containsExactly("http", "management");
    }

    @Test
    void thePodsRunAsTheUserOfTheImage() throws IOException {
        String user = Pattern.compile("--uid (\\d+)")
                .matcher(Files.readString(DOCKER.resolve("Dockerfile")))
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(map(pod().get("securityContext")).get("runAsUser")).hasToString(user);
    }

    @Test
    void noProbeAsksForWhatPodsShare() throws IOException {
        Map<String, Object> container = map(list(pod().get("containers")).get(0));
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe ->
                                map(map(container.get(probe)).get("httpGet")).get("path")))
                .containsExactly(
                        "/actuator/health/readiness", "/actuator/health/liveness", "/actuator/health/readiness");
    }

    @Test
    void aStartThatMovesTheSchemaIsGivenADay() throws IOException {
        Map<String, Object> probe =
                map(map(list(pod().get("containers")).get(0)).get("startupProbe"));
        assertThat((int) probe.get("periodSeconds") * (int) probe.get("failureThreshold"))
                .isGreaterThanOrEqualTo(24 * 60 * 60);
    }

    /** Thirty seconds of Spring's for requests, and twenty of the scheduler's for due work. */
    @ParameterizedTest
    @MethodSource("composeFiles")
    void whoStopsIsGivenTheTimeToEnd(String file) throws IOException {
        assertThat(running(file).map(service -> String.valueOf(service.get("stop_grace_period"))))
                .isNotEmpty()
                .allMatch(period ->
                        period.matches("\\d+s") && Integer.parseInt(period.substring(0, period.length() - 1)) > 50);
    }

    @Test
    void aPodThatStopsIsGivenTheTimeToEnd() throws IOException {
        assertThat((int) pod().get("terminationGracePeriodSeconds")).isGreaterThan(50);
    }

    @Test
    void theClusterSetsOnlyWhatTheExampleExplains() throws IOException {
        assertThat(map(kubernetes("config.yaml").get("data")).keySet()).isSubsetOf(exampleVariables());
        assertThat(map(kubernetes("secret.example.yaml").get("stringData")).keySet().stream()
                        .map(setting -> setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT)))
                .isSubsetOf(exampleVariables());
    }

    @Test
    void everyFileOfTheClusterIsNamedOrAnExample() throws IOException {
        try (Stream<Path> files = Files.list(DOCKER.resolve("kubernetes"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> !file.equals("kustomization.yaml") && !file.contains("example")))
                    .containsExactlyInAnyOrderElementsOf(DockerFilesTests.<String>list(
                            kubernetes("kustomization.yaml").get("resources")));
        }
    }

    @Test
    void noReleaseOfJavaIsLeftOpen() throws IOException {
        assertThat(instructions("ARG").filter(arg -> arg.startsWith("JAVA_VERSION=")))
                .singleElement()
                .asString()
                .matches("JAVA_VERSION=\\d+\\.\\d+\\.\\d+_\\d+");
        assertThat(instructions("FROM")).allMatch(from -> from.contains(":${JAVA_VERSION}-jre"));
    }

    /** But in a variable of the reader's, or in a file. */
    @ParameterizedTest
    @MethodSource("composeFiles")
    void passwordsStandInNoComposeFile(String file) throws IOException {
        String compose = Files.readString(DOCKER.resolve(file));
        assertThat(Pattern.compile("(?m)^\\s*\\w*(PASSWORD|SECRET|TOKEN)\\w*:\\s*(.*)$")
                        .matcher(compose)
                        .results()
                        .map(match -> match.group(2)))
                .allMatch(value -> value.startsWith("${") || value.matches("/(run|etc)/.*secrets.*"));
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
                        .filter(source -> !PACKAGED.contains(source))
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
                .contains("/actuator/health/readiness");
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
    void whatChangesLeastComesFirstIntoTheImage() throws IOException {
        assertThat(Pattern.compile("(?m)^COPY --from=layers /layers/extracted/([a-z-]+)/")
                        .matcher(Files.readString(DOCKER.resolve("Dockerfile")))
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    @Test
    void theBuildServerRunsWhatTheReadmeSays() throws IOException {
        assertThat(Files.readAllLines(Path.of(".ci", "run")).stream().filter(line -> line.startsWith("./")))
                .containsExactly("./mvnw -B -ntp verify");
        assertThat(Files.isExecutable(Path.of(".ci", "run"))).isTrue();
    }

    static List<String> composeFiles() throws IOException {
        try (Stream<Path> files = Files.list(DOCKER)) {
            List<String> named = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("compose."))
                    .sorted()
                    .toList();
            assertThat(named).contains("compose.yaml", "compose.demo.yaml", "compose.three.yaml");
            return named;
        }
    }

    static Stream<String> allVariables() {
        return Stream.concat(variables(), ReferenceTests.OF_OTHERS.stream().sorted())
                .distinct();
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

    private static Stream<Map<String, Object>> ours(String file) throws IOException {
        return services(file).values().stream().filter(service -> "waymark".equals(service.get("image")));
    }

    /** All but those that only watch, which come with a profile of their own. */
    private static Stream<Map<String, Object>> running(String file) throws IOException {
        return services(file).values().stream().filter(service -> !service.containsKey("profiles"));
    }

    /** The first amount after a word, such as the 384 of size=384m. */
    private static long megabytes(String word, String text) {
        MatchResult amount = Pattern.compile(Pattern.quote(word) + "(\\d+)([mg])\\b")
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow();
        return Long.parseLong(amount.group(1)) * (amount.group(2).equals("g") ? 1024 : 1);
    }

    private static Object one(Object value) {
        assertThat(list(value)).hasSize(1);
        return list(value).get(0);
    }

    private static Object named(Object from) {
        return map(map(map(one(from)).get("podSelector")).get("matchLabels")).get("app.kubernetes.io/name");
    }

    private static Map<String, Object> kubernetes(String file) throws IOException {
        return map(new Yaml().load(Files.readString(DOCKER.resolve("kubernetes").resolve(file))));
    }

    private static Map<String, Object> pod() throws IOException {
        return map(map(map(kubernetes("deployment.yaml").get("spec")).get("template"))
                .get("spec"));
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return value == null ? List.of() : (List<T>) value;
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
