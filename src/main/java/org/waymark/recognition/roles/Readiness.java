package org.waymark.recognition.roles;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one person stands with a position; for that person alone.
 *
 * @param needs what is asked for, in order
 * @param since when they became eligible; null while they are not
 * @param ended why they are not any more, if they were last
 * @param window that is open, or the next; null where none is announced
 * @param windowIsOpen whether it is open today
 * @param entered whether their name is in the pool of that window
 * @param inAnotherPool whether it is in that of an earlier one
 */
record Readiness(
        RoleView role,
        List<Need> needs,
        @Nullable Instant since,
        @Nullable EndReason ended,
        @Nullable ApplicationWindow window,
        boolean windowIsOpen,
        boolean entered,
        boolean inAnotherPool) {

    /** What a need is about. */
    enum Kind {
        CREDENTIAL,
        ANY,
        STACK,
        PRIOR,
        YEARS
    }

    /** Something with a page; the path is null where that is no more. */
    record Link(String title, @Nullable String path) {}

    /**
     * One thing that is asked for.
     *
     * @param about its name and page; a number for years
     * @param have how many of {@code enough} they have; the years that the register says, or -1 where it does not
     * @param missing what there is to choose from for the rest
     */
    record Need(Kind kind, Link about, boolean met, int have, int enough, List<Link> missing) {}

    public boolean eligible() {
        return since != null;
    }

    public int met() {
        return (int) needs.stream().filter(Need::met).count();
    }
}
