package org.waymark.journeys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestPorts;

/** Two nodes behind a proxy and a PostgreSQL, of which each can be killed, stand still, and be started anew. */
final class Faults implements AutoCloseable {

    /** What befalls them. */
    enum Fault {
        DATABASE_PAUSED("SIGSTOP to PostgreSQL and all its processes; SIGCONT after 10 s"),
        DATABASE_KILLED("SIGKILL to PostgreSQL and all its processes, started again after 2 s"),
        DATABASE_RESTARTED("SIGINT to PostgreSQL (fast shutdown), started again once it has ended"),
        NODE_PAUSED(
                "SIGSTOP to the node that is in the middle; SIGCONT after 10 s, longer than the other believes in it"),
        NODE_KILLED("SIGKILL to that node, which is started again at once"),
        NODE_RESTARTED("SIGTERM to that node, which is started again once it has ended");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final int PAUSE_SECONDS = 10;

    private final EmbeddedPostgres postgres;
    private final List<String> serverCommand;
    private final Balancer balancer;
    private final Map<String, Waymark.Start> starts = new TreeMap<>();
    private final Map<String, Waymark> nodes = new ConcurrentHashMap<>();
    private final int port;
    private long server;
    private int started;

    /** @param port at which people reach the nodes */
    Faults(int port, SharedEvidence evidence) throws IOException {
        this.port = port;
        this.postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                // What was committed has to be there after a crash; the builder's default would lose the last of it.
                .setServerConfig("synchronous_commit", "on")
                .start();
        this.server = postmaster();
        this.serverCommand = List.of(
                Files.readString(Path.of("/proc/" + server + "/cmdline")).split("\0"));
        int one = TestPorts.free();
        int other = TestPorts.free();
        starts.put("one", node("one", one, evidence));
        starts.put("other", node("other", other, evidence));
        // Also where one does not start, nothing stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> nodes.values().forEach(Waymark::kill)));
        // Whichever comes first makes the tables; the other waits for it.
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> start("other"));
        start("one");
        second.join();
        this.balancer = new Balancer(port, List.of(one, other));
    }

    private Waymark.Start node(String name, int own, SharedEvidence evidence) {
        return evidence.in(settings(own))
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "127.0.0.1")
                .with("WAYMARK_SCORES_FIRST_WAIT", "2s")
                // A node that says nothing for six of these is taken for dead: after six seconds instead of two
                // minutes.
                .with("DB_SCHEDULER_HEARTBEAT_INTERVAL", "1s")
                .with(
                        "SPRING_DATASOURCE_URL",
                        postgres.getJdbcUrl("postgres", "postgres") + "&ApplicationName=" + name);
    }

    /** What a place needs into which a backup goes, but the place. */
    Waymark.Start settings(int own) {
        return Waymark.on(own)
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_SECRET", "a-secret-which-both-nodes-have-in-common");
    }

    /** How a node is started, for a command beside it. */
    Waymark.Start settings(String name) {
        return Objects.requireNonNull(starts.get(name), name);
    }

    /** Those that run. */
    List<Waymark> nodes() {
        return List.copyOf(nodes.values());
    }

    /** It is killed and does not come back. */
    void lose(String name) {
        Objects.requireNonNull(nodes.remove(name), name).kill();
    }

    private void start(String name) {
        nodes.put(name, settings(name).start("faults-" + name + "-" + started++));
    }

    DataSource dataSource() {
        return postgres.getPostgresDatabase();
    }

    JdbcClient database() {
        return JdbcClient.create(dataSource());
    }

    /**
     * Lets it happen, and brings back what it took; when this returns all are there again.
     *
     * @param node which of the nodes is in the middle of something
     */
    void happen(Fault fault, String node) {
        Waymark struck = Objects.requireNonNull(nodes.get(node), node);
        switch (fault) {
            case NODE_KILLED -> {
                struck.kill();
                start(node);
            }
            case NODE_RESTARTED -> {
                struck.close();
                start(node);
            }
            case NODE_PAUSED -> pause(List.of(struck.pid()));
            case DATABASE_PAUSED -> pause(processes());
            case DATABASE_KILLED -> {
                signal("KILL", processes());
                sleep(2);
                startServer();
            }
            case DATABASE_RESTARTED -> {
                signal("INT", List.of(server));
                for (int i = 0; i < 60 && ProcessHandle.of(server).isPresent(); i++) {
                    sleep(1);
                }
                startServer();
            }
        }
    }

    private void pause(List<Long> processes) {
        signal("STOP", processes);
        sleep(PAUSE_SECONDS);
        signal("CONT", processes);
    }

    /** The server, and each process that it has for a connection. */
    private List<Long> processes() {
        List<Long> all = new ArrayList<>(List.of(server));
        ProcessHandle.of(server).ifPresent(handle -> handle.descendants().forEach(each -> all.add(each.pid())));
        return all;
    }

    private void startServer() {
        try {
            Path folder = Path.of(serverCommand.get(serverCommand.indexOf("-D") + 1));
            List<String> command = new ArrayList<>(serverCommand);
            if ("root".equals(System.getProperty("user.name"))) {
                // PostgreSQL refuses root, as itself it is nobody in a name space of its own.
                command.add(0, "-U");
                command.add(0, "unshare");
            }
            for (int tries = 0; tries < 20; tries++) {
                Files.deleteIfExists(folder.resolve("postmaster.pid"));
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Files.createDirectories(Path.of("target", "journeys"))
                                .resolve("faults-postgres.log")
                                .toFile())
                        .start();
                if (answers()) {
                    server = postmaster();
                    return;
                }
                process.destroy();
                sleep(1);
            }
            throw new AssertionError("PostgreSQL did not come back");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        for (int i = 0; i < 20; i++) {
            try {
                database().sql("select 1").query(Integer.class).single();
                return true;
            } catch (RuntimeException e) {
                sleep(1);
            }
        }
        return false;
    }

    private long postmaster() {
        return Long.parseLong(database()
                .sql("select pg_read_file('postmaster.pid')")
                .query(String.class)
                .single()
                .lines()
                .findFirst()
                .orElseThrow()
                .strip());
    }

    private static void signal(String name, List<Long> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(each -> command.add(String.valueOf(each)));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        balancer.close();
        nodes.values().forEach(Waymark::kill);
        signal("KILL", processes());
        postgres.close();
    }
}
