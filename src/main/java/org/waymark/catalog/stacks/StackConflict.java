package org.waymark.catalog.stacks;

/** Somebody else saved it meanwhile. */
class StackConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
