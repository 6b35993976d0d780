package org.waymark.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.waymark.TestDatabases;
import org.waymark.TestPorts;

/**
 * Waymark as an operator runs it: the packaged jar in a process of its own, on a free port of this machine, unpacked as in
 * the image. Where no jar was packaged, in an IDE for one, the compiled classes run instead.
 */
public final class Waymark implements AutoCloseable {

    public static final String ADMIN_TOKEN = "an-admin-token-for-journeys";

    /** Starts fast and stays small; the journeys share two cores with a browser. */
    private static final List<String> JOURNEY_JVM = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=128m",
            "-Djava.awt.headless=true");

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static Waymark shared;
    private static Waymark apart;

    private final Process process;
    private final int port;
    private final Path log;
    private final boolean sandbox;

    private Waymark(Process process, int port, Path log, boolean sandbox) {
        this.sandbox = sandbox;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** The demonstration on H2, started once for all journeys that need nothing else; it ends with this JVM. */
    static synchronized Waymark demonstration() {
        if (shared == null) {
            shared = untilTheEnd("demonstration");
        }
        return shared;
    }

    /** The same once more, for journeys that take away what others need: people leave it. */
    static synchronized Waymark demonstrationApart() {
        if (apart == null) {
            apart = untilTheEnd("demonstration-apart");
        }
        return apart;
    }

    private static Waymark untilTheEnd(String name) {
        Waymark started =
                on(TestPorts.free()).with("SPRING_PROFILES_ACTIVE", "sandbox").start(name);
        Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
        return started;
    }

    /** Only the LMS of the demonstration, which has not connected any tool. */
    static Waymark onlyLms(String name) {
        return on(TestPorts.free())
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("WAYMARK_SANDBOX_CONNECT", "false")
                .start(name);
    }

    /** The demonstration on a new PostgreSQL database. */
    static Waymark demonstrationOnPostgres(String name) {
        return on(TestPorts.free())
                .with("SPRING_PROFILES_ACTIVE", "sandbox")
                .with("SPRING_DATASOURCE_URL", TestDatabases.postgres())
                .start(name);
    }

    public static Start on(int port) {
        return new Start(port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** An address of the tool in this process. */
    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /** An address of the sandbox LMS, which is another site than the tool. */
    public String lms(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Ends it as a lost machine would: nothing is written, nothing handed over. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        if (!await()) {
            kill();
        }
    }

    private boolean await() {
        try {
            return process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isUp() {
        try {
            // With the sandbox there is more to wait for: the LMS connects itself and gives people their roles.
            return (!sandbox || Files.readString(log).contains("Waymark is ready"))
                    && HTTP.send(
                                            HttpRequest.newBuilder(URI.create(url("/actuator/health")))
                                                    .timeout(Duration.ofSeconds(10))
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitStart() {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (!isUp()) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                kill();
                throw new AssertionError("Waymark did not start; its log " + log + " ends with\n" + lastLines());
            }
            pause();
        }
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How it is started. */
    public static final class Start {

        private final int port;
        private final Map<String, String> environment = new TreeMap<>();
        private List<String> jvm = JOURNEY_JVM;
        private List<String> begin = List.of();
        private String jar = System.getProperty("waymark.jar", "target/waymark.jar");

        private Start(int port) {
            this.port = port;
            environment.put("SERVER_PORT", String.valueOf(port));
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("WAYMARK_BASE_URL", "http://localhost:" + port);
            environment.put("WAYMARK_ADMIN_TOKEN", ADMIN_TOKEN);
            // One machine is many schools here.
            environment.put("WAYMARK_LIMITS_PERSON", "0");
            environment.put("WAYMARK_LIMITS_ADDRESS", "0");
            // Nobody in a journey has time to wait two seconds for each letter and grade.
            environment.put("DB_SCHEDULER_POLLING_INTERVAL", "500ms");
            environment.put("WAYMARK_DATA_DIR", "target/journeys/data-" + UUID.randomUUID());
        }

        public Start with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        public Start jvm(String... flags) {
            jvm = List.of(flags);
            return this;
        }

        /** Another release than the one that was just built. */
        Start jar(String packaged) {
            jar = packaged;
            return this;
        }

        /** The compiled classes with another main class than the jar's. */
        Start beginningWith(Class<?> main, String classPath) {
            begin = List.of("-cp", classPath, main.getName());
            return this;
        }

        /** Has the program carry out a command, such as restore, and answers what it said. */
        String command(String... arguments) {
            try {
                List<String> command = command();
                command.addAll(List.of(arguments));
                Process done = process(command).redirectErrorStream(true).start();
                String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return done.waitFor() + ": " + said;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private ProcessBuilder process(List<String> command) {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(key -> key.matches("(WAYMARK|SPRING|SERVER|DB_SCHEDULER)_.*"));
            builder.environment().putAll(environment);
            return builder;
        }

        /** Starts it and waits until it serves; its log is target/journeys/{name}.log. */
        public Waymark start(String name) {
            try {
                Path log =
                        Files.createDirectories(Path.of("target", "journeys")).resolve(name + ".log");
                ProcessBuilder builder =
                        process(command()).redirectErrorStream(true).redirectOutput(log.toFile());
                Waymark started = new Waymark(
                        builder.start(), port, log, "sandbox".equals(environment.get("SPRING_PROFILES_ACTIVE")));
                started.awaitStart();
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> command() throws IOException {
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(jvm);
            if (!begin.isEmpty()) {
                command.addAll(begin);
            } else if (jvm.equals(JOURNEY_JVM) && isPackaged()) {
                command.addAll(Unpacked.of(Path.of(jar), command));
            } else if (isPackaged()) {
                command.addAll(List.of("-jar", jar));
            } else {
                command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.waymark.WaymarkApplication"));
            }
            return command;
        }

        private boolean isPackaged() {
            return System.getProperty("waymark.classes") == null && Files.exists(Path.of(jar));
        }
    }
}
