package org.waymark.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.journeys.Faults.Fault;
import org.waymark.journeys.Middle.Step;

/** What befell which step and how long it took until it was done, as a page in {@code target/faults.md}. */
final class FaultsReport {

    private final Map<Step, Map<Fault, Cell>> cells = new EnumMap<>(Step.class);

    /**
     * @param until from the beginning of the fault until the step was done
     * @param again how often a person was told to come back, or got no answer
     */
    private record Cell(Duration until, int again, boolean kept) {

        Cell whole() {
            return new Cell(until, again, true);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f s", until.toMillis() / 1000.0)
                    + (again == 0 ? "" : ", " + again + "×")
                    + (kept ? "" : " **not kept**");
        }
    }

    void recovered(Step step, Fault fault, Duration until, int again) {
        Cell cell = new Cell(until, again, false);
        cells.computeIfAbsent(step, any -> new EnumMap<>(Fault.class)).put(fault, cell);
        System.out.printf("%s in the middle of %s: done after %s%n", fault, step, cell.whole());
    }

    /** All that has to hold was looked at after these, and holds. */
    void kept(Map<Step, Fault> befallen, @Nullable Step but) {
        befallen.forEach((step, fault) -> {
            if (step != but && cells.containsKey(step)) {
                cells.get(step).computeIfPresent(fault, (same, cell) -> cell.whole());
            }
        });
    }

    void write() throws IOException {
        String head = "| in the middle of | then "
                + Arrays.stream(Fault.values()).map(each -> "| " + name(each)).collect(Collectors.joining(" "))
                + " |\n|---|---" + "|---".repeat(Fault.values().length) + "|\n";
        String rows = Arrays.stream(Step.values())
                .map(step -> "| " + name(step) + " | " + step.words() + " | "
                        + Arrays.stream(Fault.values())
                                .map(fault -> cells.getOrDefault(step, Map.of()).get(fault))
                                .map(cell -> cell == null ? "-" : cell.toString())
                                .collect(Collectors.joining(" | "))
                        + " |\n")
                .collect(Collectors.joining());
        String words = Stream.of(Fault.values())
                .map(each -> "- **" + name(each) + "**: " + each.words() + "\n")
                .collect(Collectors.joining());
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "faults.md"), head + rows + "\n" + words);
    }

    private static String name(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
