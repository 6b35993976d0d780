package org.waymark.people.staff;

import java.util.ArrayList;
import java.util.List;

/** The faults of one list, in the order in which they were found; after a thousand the reading ends. */
final class Faults {

    static final int MOST = 1_000;

    private final List<Fault> found = new ArrayList<>();
    private boolean broken;

    void add(String file, int line, String column, FaultKind kind, String given, String other) {
        if (found.size() < MOST) {
            found.add(new Fault(file, line, column, kind, given, other));
        } else if (!isFull()) {
            found.add(new Fault(file, 0, "", FaultKind.TOO_MANY_FAULTS, "", ""));
        }
    }

    void add(String file, FaultKind kind) {
        add(file, 0, "", kind, "", "");
    }

    /** Nothing after this could be read. */
    void stop(String file, int line, FaultKind kind) {
        add(file, line, "", kind, "", "");
        broken = true;
    }

    boolean isFull() {
        return found.size() > MOST;
    }

    /** Whether a part was not read, so that what is missing in it cannot be held against the rest. */
    boolean isBroken() {
        return broken || isFull();
    }

    boolean isBlocking() {
        return found.stream().anyMatch(Fault::isBlocking);
    }

    List<Fault> all() {
        return List.copyOf(found);
    }
}
