package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds the image, and has each file looked at, by programs that are installed; run by {@code ./mvnw -Pthorough verify}. */
class ImageThorough {

    @Test
    void theImageBuilds() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "building without a daemon needs root");
        assumeTrue(isInstalled("buildah"), "buildah is not installed");
        Path log = Files.createDirectories(Path.of("target")).resolve("image.log");
        int answer = run(
                log,
                List.of(
                        "buildah",
                        "--storage-driver",
                        "vfs",
                        "bud",
                        "--isolation",
                        "chroot",
                        "--network",
                        "host",
                        "-f",
                        "docker/Dockerfile",
                        "-t",
                        "waymark",
                        "."));
        assertThat(answer).as("see %s", log).isZero();
    }

    @Test
    void theDockerfileHasNoFaultThatHadolintKnows() throws Exception {
        assumeTrue(isInstalled("hadolint"), "hadolint is not installed");
        assertThat(said("hadolint.log", "hadolint", "--failure-threshold", "error", "docker/Dockerfile"))
                .isZero();
    }

    @Test
    void aClusterTakesTheFiles() throws Exception {
        assumeTrue(isInstalled("kubeconform"), "kubeconform is not installed");
        assertThat(said(
                        "kubeconform.log",
                        "kubeconform",
                        "-strict",
                        "-ignore-filename-pattern",
                        "kustomization",
                        "docker/kubernetes"))
                .isZero();
    }

    @Test
    void prometheusTakesTheRules() throws Exception {
        assumeTrue(isInstalled("promtool"), "promtool is not installed");
        assertThat(said("promtool.log", "promtool", "check", "rules", "docker/prometheus/alerts.yaml"))
                .isZero();
    }

    @Test
    void prometheusTakesItsConfiguration() throws Exception {
        assumeTrue(isInstalled("promtool"), "promtool is not installed");
        // The files that it names are where the container has them.
        assertThat(said(
                        "promtool-config.log",
                        "promtool",
                        "check",
                        "config",
                        "--syntax-only",
                        "docker/prometheus/prometheus.yaml"))
                .isZero();
    }

    @Test
    void theProxyTakesItsConfiguration() throws Exception {
        assumeTrue(isInstalled("caddy"), "caddy is not installed");
        assertThat(said(
                        "caddy.log",
                        "env",
                        "WAYMARK_SITE=localhost",
                        "caddy",
                        "validate",
                        "--adapter",
                        "caddyfile",
                        "--config",
                        "docker/caddy/Caddyfile"))
                .isZero();
    }

    @Test
    void theFilesOfTheClusterBecomeOne() throws Exception {
        assumeTrue(isInstalled("kubectl"), "kubectl is not installed");
        assertThat(said("kustomize.log", "kubectl", "kustomize", "docker/kubernetes"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.demo.yaml", "compose.three.yaml"})
    void composeTakesTheFile(String file) throws Exception {
        assumeTrue(answers("docker compose version"), "docker compose is not installed");
        // compose.yaml wants the reader's own .env beside it.
        Path place = Files.createDirectories(Path.of("target", "compose"));
        Files.copy(Path.of("docker", file), place.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(Path.of("docker", "env.example"), place.resolve(".env"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(said(
                        file + ".log",
                        "env",
                        "WAYMARK_SITE=localhost",
                        "WAYMARK_SECRET=only-to-look-at-the-file-and-nothing-else",
                        "SPRING_DATASOURCE_PASSWORD=none",
                        "docker",
                        "compose",
                        "-f",
                        place.resolve(file).toString(),
                        "config",
                        "--quiet"))
                .isZero();
    }

    private static int said(String log, String... command) throws Exception {
        return run(Files.createDirectories(Path.of("target")).resolve(log), List.of(command));
    }

    private static boolean isInstalled(String program) throws Exception {
        return answers("command -v " + program);
    }

    private static boolean answers(String command) throws Exception {
        return run(Path.of("/dev/null"), List.of("sh", "-c", command)) == 0;
    }

    private static int run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(20, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
