package org.waymark.catalog.exchange;

import java.util.List;

/** A file is taken whole or not at all. */
class FileRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FileRefused(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }
}
