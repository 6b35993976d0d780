package org.waymark.catalog.stacks;

/** Somebody else saved it meanwhile. */
class StackConflict extends RuntimeException {

    private final int edition;

    StackConflict(int edition) {
        this.edition = edition;
    }

    /** What stands now. */
    int edition() {
        return edition;
    }
}
