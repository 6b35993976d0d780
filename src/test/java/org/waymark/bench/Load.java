package org.waymark.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.waymark.journeys.Waymark;

/** Many launches at once, at one node or several, timed. */
class Load {

    private final String name;
    private final List<Waymark> nodes;
    private final PlatformStub platform;
    private final @Nullable MeasuredPostgres postgres;
    private final int atOnce;

    Load(String name, List<Waymark> nodes, PlatformStub platform, @Nullable MeasuredPostgres postgres, int atOnce) {
        this.name = name;
        this.nodes = nodes;
        this.platform = platform;
        this.postgres = postgres;
        this.atOnce = atOnce;
    }

    /**
     * What a number of launches took.
     *
     * @param toolMillis processor time of the tool's processes per launch
     * @param databaseMillis the same of all processes of PostgreSQL; negative where the database is part of the tool
     * @param kilobytes of the tool's heap taken per launch
     * @param residentMegabytes of the largest node
     */
    record Result(
            String database,
            int launches,
            double toolMillis,
            double databaseMillis,
            double statements,
            double kilobytes,
            double perSecond,
            Duration median,
            Duration slowest,
            long residentMegabytes,
            long peakMegabytes) {}

    Result run(int launches) throws Exception {
        long[] nanos = new long[launches];
        AtomicInteger next = new AtomicInteger();
        Duration tool = ProcessUse.cpuOf(nodes);
        Duration database = databaseCpu();
        long statements = statements();
        double allocated = ProcessUse.allocatedKilobytes(nodes);
        long began = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(atOnce);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                work.add(() -> {
                    for (int n = next.getAndIncrement(); n < launches; n = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        long signing = platform.launch(n % 1000);
                        nanos[n] = System.nanoTime() - start - signing;
                    }
                    return null;
                });
            }
            for (Future<Void> client : clients.invokeAll(work)) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A launch failed", e.getCause());
        } finally {
            clients.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration toolUsed = ProcessUse.cpuOf(nodes).minus(tool);
        Duration databaseUsed = databaseCpu().minus(database);
        long asked = statements() - statements;
        Arrays.sort(nanos);
        return new Result(
                name,
                launches,
                toolUsed.toNanos() / 1e6 / launches,
                postgres == null ? -1 : databaseUsed.toNanos() / 1e6 / launches,
                asked / (double) launches,
                (ProcessUse.allocatedKilobytes(nodes) - allocated) / launches,
                launches / seconds,
                Duration.ofNanos(nanos[launches / 2]),
                Duration.ofNanos(nanos[launches * 99 / 100]),
                ProcessUse.residentMegabytes(nodes, "VmRSS"),
                ProcessUse.residentMegabytes(nodes, "VmHWM"));
    }

    private Duration databaseCpu() {
        return postgres == null ? Duration.ZERO : postgres.cpu();
    }

    private long statements() throws SQLException {
        return postgres == null ? 0 : postgres.statements();
    }
}
