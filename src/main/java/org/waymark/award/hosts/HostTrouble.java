package org.waymark.award.hosts;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A host did not do what it was asked. */
class HostTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        /** Not an address that may be called. */
        NO_ADDRESS,
        /** No answer, or one that asks for patience. */
        SILENT,
        /** It does not speak Open Badges 3.0, or not all of it. */
        NO_HOST,
        /** It does not let Waymark in, or not any more. */
        REFUSED
    }

    private final Kind kind;
    private final @Nullable Duration wait;

    HostTrouble(Kind kind, String what) {
        this(kind, what, null);
    }

    /** @param wait as a Retry-After header asks */
    HostTrouble(Kind kind, String what, @Nullable Duration wait) {
        super(what);
        this.kind = kind;
        this.wait = wait;
    }

    Kind kind() {
        return kind;
    }

    @Nullable
    Duration waitAtLeast() {
        return wait;
    }
}
