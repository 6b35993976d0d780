package org.waymark.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.journeys.Waymark;

/** What a process used, as Linux counts it. */
final class ProcessUse {

    /** Linux counts processor time in hundredths of a second towards programs, whatever its own clock is. */
    private static final long MILLIS_PER_TICK = 10;

    private ProcessUse() {}

    /** User and system time of all threads. */
    static Duration cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** That of all nodes together. */
    static Duration cpuOf(List<Waymark> nodes) {
        return nodes.stream().map(node -> cpuOf(node.pid())).reduce(Duration.ZERO, Duration::plus);
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

    /** That of the largest node. */
    static long residentMegabytes(List<Waymark> nodes, String field) {
        return nodes.stream()
                .mapToLong(node -> residentMegabytes(node.pid(), field))
                .max()
                .orElseThrow();
    }

    /** What all nodes took. */
    static double allocatedKilobytes(List<Waymark> nodes) throws IOException, InterruptedException {
        double all = 0;
        for (Waymark node : nodes) {
            all += allocatedKilobytes(node);
        }
        return all;
    }

    /** All that was ever taken of its heap: the young space as often as it was swept, and what is in it now. */
    static double allocatedKilobytes(Waymark waymark) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(waymark.pid()),
                        "PerfCounter.print")
                .redirectErrorStream(true)
                .start();
        Map<String, Long> counters = new HashMap<>();
        for (String line : new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            if (line.matches("sun\\.gc\\.[\\w.]+=\\d+")) {
                counters.put(line.substring(0, line.indexOf('=')), Long.valueOf(line.substring(line.indexOf('=') + 1)));
            }
        }
        asked.waitFor();
        long swept =
                counters.get("sun.gc.collector.0.invocations") * counters.get("sun.gc.generation.0.space.0.capacity");
        return (swept + counters.get("sun.gc.generation.0.space.0.used")) / 1024.0;
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
