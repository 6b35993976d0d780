package org.waymark.catalog.exchange;

import java.util.List;

/** A file is taken whole or not at all. */
class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient List<ImportLine> lines;

    FileRefused(List<Fault> faults) {
        this(faults, List.of());
    }

    /** @param lines what would happen to each part; empty where the file could not be read to its end */
    FileRefused(List<Fault> faults, List<ImportLine> lines) {
        this.faults = List.copyOf(faults);
        this.lines = List.copyOf(lines);
    }

    List<Fault> faults() {
        return faults;
    }

    List<ImportLine> lines() {
        return lines;
    }
}
