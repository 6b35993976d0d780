package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found while a file was read, up to a number that anyone would read. */
class Faults {

    static final int MOST = 100;

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    void add(int line, String path, String problem, Object... given) {
        if (faults.size() < MOST) {
            faults.add(Fault.of(line, path, problem, given));
        }
    }

    void warn(int line, String path, String problem, Object... given) {
        if (warnings.size() < MOST) {
            warnings.add(Fault.of(line, path, problem, given));
        }
    }

    void takeAll(Faults others) {
        faults.addAll(others.faults);
        warnings.addAll(others.warnings);
    }

    boolean any() {
        return !faults.isEmpty();
    }

    List<Fault> faults() {
        return sorted(faults);
    }

    List<Fault> warnings() {
        return sorted(warnings);
    }

    private static List<Fault> sorted(List<Fault> found) {
        return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
