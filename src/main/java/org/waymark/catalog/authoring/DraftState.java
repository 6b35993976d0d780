package org.waymark.catalog.authoring;

/** Where a draft is on its way. */
public enum DraftState {
    /** Its author and their co-editors write. */
    DRAFT,
    /** A committee reads it; nobody writes. */
    PROPOSED,
    /** The committee wants it; until a lead opens it, it can go back. */
    APPROVED,
    /** It became a version; it stays as it was read. */
    PUBLISHED;

    boolean mayBecome(DraftState next) {
        return switch (this) {
            case DRAFT -> next == PROPOSED;
            case PROPOSED -> next == DRAFT || next == APPROVED;
            case APPROVED -> next == DRAFT || next == PUBLISHED;
            case PUBLISHED -> false;
        };
    }
}
