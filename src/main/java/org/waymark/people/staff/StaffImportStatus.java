package org.waymark.people.staff;

import java.util.Map;
import java.util.Set;

/** How far an import is; nothing changes in the records before it runs. */
enum StaffImportStatus {
    /** The files are being read. */
    READING,
    /** It can be confirmed. */
    READY,
    /** Its faults have to be mended first, and the list sent again. */
    FAULTY,
    /** It is carried out. */
    RUNNING,
    /** It was carried out in part, and can go on. */
    STOPPED,
    DONE,
    /** Nobody wants it any more, or another took its place. */
    SET_ASIDE;

    private static final Map<StaffImportStatus, Set<StaffImportStatus>> MOVES = Map.of(
            READING, Set.of(READY, FAULTY, SET_ASIDE),
            READY, Set.of(RUNNING, SET_ASIDE),
            FAULTY, Set.of(SET_ASIDE),
            RUNNING, Set.of(DONE, STOPPED),
            STOPPED, Set.of(RUNNING, SET_ASIDE),
            DONE, Set.of(),
            SET_ASIDE, Set.of());

    boolean mayBecome(StaffImportStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether it holds the district's one place at work. */
    boolean isAtWork() {
        return this == READING || this == RUNNING;
    }

    /** Whether its staged rows are still wanted. */
    public boolean isOpen() {
        return this != DONE && this != SET_ASIDE;
    }
}
