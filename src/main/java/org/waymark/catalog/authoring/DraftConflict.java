package org.waymark.catalog.authoring;

/** Somebody else saved the page since it was opened; nothing was saved. */
class DraftConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
