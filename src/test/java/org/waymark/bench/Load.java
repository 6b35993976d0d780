package org.waymark.bench;

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
import org.waymark.journeys.Waymark;

/** Many launches at once, timed. */
class Load {

    private final String database;
    private final Waymark waymark;
    private final PlatformStub platform;
    private final long postmaster;
    private final int atOnce;

    Load(String database, Waymark waymark, PlatformStub platform, long postmaster, int atOnce) {
        this.database = database;
        this.waymark = waymark;
        this.platform = platform;
        this.postmaster = postmaster;
        this.atOnce = atOnce;
    }

    /**
     * What a number of launches took.
     *
     * @param toolMillis processor time of the tool's process per launch
     * @param databaseMillis the same of all processes of PostgreSQL; negative where the database is part of the tool
     * @param kilobytes of the tool's heap taken per launch
     */
    record Result(
            String database,
            int launches,
            double toolMillis,
            double databaseMillis,
            double kilobytes,
            double perSecond,
            Duration median,
            Duration slowest,
            long residentMegabytes,
            long peakMegabytes) {}

    Result run(int launches) throws Exception {
        long[] nanos = new long[launches];
        AtomicInteger next = new AtomicInteger();
        Duration tool = ProcessUse.cpuOf(waymark.pid());
        Duration postgres = databaseCpu();
        double allocated = ProcessUse.allocatedKilobytes(waymark);
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
        Duration toolUsed = ProcessUse.cpuOf(waymark.pid()).minus(tool);
        Duration postgresUsed = databaseCpu().minus(postgres);
        Arrays.sort(nanos);
        return new Result(
                database,
                launches,
                toolUsed.toNanos() / 1e6 / launches,
                postmaster < 0 ? -1 : postgresUsed.toNanos() / 1e6 / launches,
                (ProcessUse.allocatedKilobytes(waymark) - allocated) / launches,
                launches / seconds,
                Duration.ofNanos(nanos[launches / 2]),
                Duration.ofNanos(nanos[launches * 99 / 100]),
                ProcessUse.residentMegabytes(waymark.pid(), "VmRSS"),
                ProcessUse.residentMegabytes(waymark.pid(), "VmHWM"));
    }

    private Duration databaseCpu() {
        return postmaster < 0 ? Duration.ZERO : ProcessUse.cpuOfFamily(postmaster);
    }
}
