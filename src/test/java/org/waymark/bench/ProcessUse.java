package org.waymark.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.waymark.journeys.Waymark;

/** What a process used, as Linux counts it. */
final class ProcessUse {

    /** Linux counts processor time in hundredths of a second towards programs, whatever its own clock is. */
    private static final long MILLIS_PER_TICK = 10;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ProcessUse() {}

    /** User and system time of all threads. */
    static Duration cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** That of a process, its living children, and the children that have ended. */
    static Duration cpuOfFamily(long pid) {
        return ProcessHandle.of(pid)
                .orElseThrow()
                .children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(cpuOf(pid).plus(ofEndedChildren(pid)), Duration::plus);
    }

    /** VmRSS is what is resident now, VmHWM the most there ever was. */
    static long residentMegabytes(long pid, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    /** All that was ever taken of its heap, as its own figures tell; known at each collection of the young ones. */
    static double allocatedKilobytes(Waymark waymark) throws IOException, InterruptedException {
        HttpRequest figures = HttpRequest.newBuilder(URI.create(waymark.url("/actuator/prometheus")))
                .header("Authorization", "Bearer " + Waymark.ADMIN_TOKEN)
                .build();
        return HTTP.send(figures, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("jvm_gc_memory_allocated_bytes_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))) / 1024)
                .sum();
    }

    private static Duration ofEndedChildren(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Duration.ofMillis((Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
