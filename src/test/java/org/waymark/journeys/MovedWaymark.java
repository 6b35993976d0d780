package org.waymark.journeys;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.waymark.WaymarkApplication;

/**
 * Waymark whose clock goes ahead by what a file says, while it runs. Nothing else of it is other than in the jar: its jobs
 * run when they are due.
 */
final class MovedWaymark {

    /** The environment variable with the path of the file, which holds a duration such as PT48H. */
    static final String AHEAD = "JOURNEY_AHEAD";

    private MovedWaymark() {}

    /** The class path of this JVM with these few classes in a folder of their own, instead of all the tests. */
    static String classPath() throws IOException, URISyntaxException {
        Path tests = Path.of(MovedWaymark.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path alone = Path.of("target", "journeys", "moved");
        for (Class<?> each : List.of(MovedWaymark.class, Clocks.class, ClockAhead.class)) {
            Path name = Path.of(each.getName().replace('.', '/') + ".class");
            Files.createDirectories(alone.resolve(name).getParent());
            Files.copy(tests.resolve(name), alone.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(entry -> isSame(entry, tests) ? alone : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) {
        SpringApplication.from(WaymarkApplication::main).with(Clocks.class).run(args);
    }

    /** Of no stereotype, so that no other test's scan for components takes it up. */
    static class Clocks {

        @Bean
        @Primary
        Clock clockAhead() {
            return new ClockAhead(Path.of(System.getenv(AHEAD)));
        }

        @Bean
        com.github.kagkarlsson.scheduler.Clock jobsAhead(Clock clockAhead) {
            return clockAhead::instant;
        }
    }

    private static final class ClockAhead extends Clock {

        private final Path file;

        private ClockAhead(Path file) {
            this.file = file;
        }

        @Override
        public Instant instant() {
            try {
                return Instant.now().plus(Duration.parse(Files.readString(file).strip()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
