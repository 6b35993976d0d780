package org.waymark.journeys;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes behind a proxy and a PostgreSQL, of which each can be killed, stand still and come back. */
final class Faults implements AutoCloseable {

    /** What befalls them. */
    enum Fault {
        NODE_KILLED,
        NODE_PAUSED,
        DATABASE_PAUSED,
        DATABASE_KILLED
    }

    private static final int PAUSE_SECONDS = 6;

    private final Waymark.Start start;
    private final EmbeddedPostgres postgres;
    private final List<String> serverCommand;
    private final Balancer balancer;
    private final Waymark other;
    private Waymark one;
    private long server;
    private int starts;

    /** @param port at which people reach the nodes */
    Faults(int port, int onePort, int otherPort, EmbeddedPostgres postgres, String evidence) throws IOException {
        this.postgres = postgres;
        this.server = postmaster();
        this.serverCommand = List.of(
                Files.readString(Path.of("/proc/" + server + "/cmdline")).split("\0"));
        this.start = node(port, onePort, evidence);
        // Whichever comes first makes the tables; the other waits for it.
        CompletableFuture<Waymark> second = CompletableFuture.supplyAsync(
                () -> node(port, otherPort, evidence).start("faults-other"));
        this.one = start.start("faults-one");
        // Also where the other does not start, nothing stays behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> one.kill()));
        this.other = second.join();
        this.balancer = new Balancer(port, List.of(onePort, otherPort));
    }

    private Waymark.Start node(int port, int own, String evidence) {
        return Waymark.on(own)
                .with("WAYMARK_BASE_URL", "http://localhost:" + port)
                .with("WAYMARK_LTI_PRIVATE_HOSTS", "127.0.0.1")
                .with("WAYMARK_SCORES_FIRST_WAIT", "2s")
                .with("WAYMARK_SECRET", "a-secret-which-both-nodes-have-in-common")
                .with("WAYMARK_DATA_DIR", evidence)
                .with("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    }

    JdbcClient database() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    /** Lets it happen, and brings back what it took; when this returns all are there again. */
    void happen(Fault fault) {
        switch (fault) {
            case NODE_KILLED -> {
                one.kill();
                one = start.start("faults-one-" + ++starts);
            }
            case NODE_PAUSED -> pause(List.of(one.pid()));
            case DATABASE_PAUSED -> pause(processes());
            case DATABASE_KILLED -> {
                List<Long> all = processes();
                signal("KILL", all);
                sleep(2);
                restart();
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

    private void restart() {
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
        one.kill();
        other.close();
        signal("KILL", processes());
        postgres.close();
    }
}
