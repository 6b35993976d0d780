package org.waymark.storage;

import java.util.List;

/** A file that was not kept, and why. */
public class RefusedFile extends RuntimeException {

    /** What was wrong with it, each a sentence of its own. */
    public enum Reason {
        EMPTY,
        /** Told with the largest size. */
        TOO_LARGE,
        WRONG_TYPE,
        /** A page, a drawing with scripts, a program: what could act in somebody's name. */
        ACTIVE,
        /** An office file with a program in it. */
        MACROS,
        ENCRYPTED,
        CORRUPT,
        /** It would unpack to very much more than it is. */
        BOMB,
        /** More pieces than anyone could read. */
        TOO_MANY,
        /** Told with what is used and what may be. */
        PERSON_FULL,
        DISTRICT_FULL
    }

    private final Reason reason;
    private final List<Long> sizes;

    public RefusedFile(Reason reason, Long... sizes) {
        super(reason.name());
        this.reason = reason;
        this.sizes = List.of(sizes);
    }

    public Reason reason() {
        return reason;
    }

    /** Sizes in bytes, or a count, that the sentence names. */
    public List<Long> sizes() {
        return sizes;
    }
}
