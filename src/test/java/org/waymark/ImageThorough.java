package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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

    private static int said(String log, String... command) throws Exception {
        return run(Files.createDirectories(Path.of("target")).resolve(log), List.of(command));
    }

    private static boolean isInstalled(String program) throws Exception {
        return run(Path.of("/dev/null"), List.of("sh", "-c", "command -v " + program)) == 0;
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
